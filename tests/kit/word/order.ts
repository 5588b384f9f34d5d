/** Order of children by ECMA-376 Part 1, Annex A, of the elements that we write; Word refuses a file with another one. */

const list = (prefix: string, names: string) => names.split(' ').map((name) => `${prefix}:${name}`);

const paragraph =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
  'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ' +
  'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment ' +
  'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange';

const run =
  'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint ' +
  'noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText ' +
  'vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange';

const table =
  'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd ' +
  'tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange';

const cell =
  'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers ' +
  'cellIns cellDel cellMerge tcPrChange';

const section =
  'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols ' +
  'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange';

const settings =
  'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries ' +
  'displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts ' +
  'embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader ' +
  'bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState ' +
  'formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge ' +
  'revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride ' +
  'styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone ' +
  'doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders ' +
  'bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing ' +
  'drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery ' +
  'doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData ' +
  'noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter ' +
  'noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent ' +
  'alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt ' +
  'showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids ' +
  'attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures ' +
  'forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags ' +
  'decimalSymbol listSeparator';

const style =
  'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal ' +
  'personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr';

/** By element; what is not in the list is a fault too. */
export const childOrder: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': list('w', paragraph),
  'w:rPr': list('w', run),
  'w:tblPr': list('w', table),
  'w:tcPr': list('w', cell),
  'w:sectPr': list('w', section),
  'w:style': list('w', style),
  'w:settings': [...list('m', 'mathPr'), ...list('w', settings), ...list('w14', 'docId'), ...list('w15', 'docId')],
  'w:font': list('w', 'altName panose1 charset family notTrueType pitch sig embedRegular embedBold'),
  'w:pBdr': list('w', 'top left bottom right between bar'),
  'w:tblBorders': list('w', 'top left start bottom right end insideH insideV'),
  'w:tcBorders': list('w', 'top left start bottom right end insideH insideV tl2br tr2bl'),
  'w:tblCellMar': list('w', 'top left start bottom right end'),
};
