/** A paper as a Word file: GB/T 9704—2012 on A4, in styles that Word and WPS know. */
import type { Steps } from '../../base/steps';
import { templateFile } from '../../model/visible/settings';
import { behind } from './annex/behind';
import { bodyOf } from './body';
import { fontsPart } from './fonts';
import { withMatter } from './matter';
import { type Sheet, sheetOf } from './official/sheet';
import { readTemplate } from './official/template';
import { documentPart, documentRelation, type Part, packed } from './package';
import { reviewed } from './review/reviewed';
import { textOf } from './runs';
import { Scene } from './scene';
import { footerParts } from './sections';
import { sheetXml, stylesOf, stylesPart } from './styles';
import type { WordInput, WordOutput } from './types';
import { content, drawingNames, escapeXml, head, names, relations } from './xml';

export function* writeWord(input: WordInput): Steps<WordOutput> {
  const { paper, settings, now } = input;
  const read = input.template && (yield* readTemplate(input.template));
  const template = read && 'problem' in read ? undefined : read;
  const blocks = behind(withMatter(paper), input.annexes ?? []);
  const [label] = blocks;
  const review =
    input.review &&
    reviewed(paper, input.review, settings.author, now, label?.type === 'paragraph' ? label.runs : undefined);
  const scene = new Scene(input, blocks, review?.overlays, template);
  const { measures } = scene;
  const { xml, turns } = yield* bodyOf(scene);
  const sheet = template && sheetOf(template, stylesOf(settings, measures));
  const margins = template?.margins;
  const parts: Part[] = [
    {
      name: documentPart,
      content: `${head}<w:document ${drawingNames}><w:body>${xml}</w:body></w:document>`,
      type: `${content}.document.main+xml`,
      relation: { from: '', id: 'rIdDocument', type: `${relations}/officeDocument` },
    },
    settingsPart({
      evenAndOdd: scene.numbered || margins?.evenAndOdd === true,
      line: measures.line,
      noted: scene.noted,
      reviewed: review !== undefined,
    }),
    fontsPart(settings),
    ...(scene.numbered ? footerParts(turns, measures) : []),
    ...scene.parts(),
    ...(review?.parts ?? []),
  ];
  // What goes by our names of styles gets those of the template.
  const named = sheet ? parts.map((part) => withStyles(part, sheet)) : parts;
  const bytes = yield* packed([
    ...named,
    stylesPart(sheet?.xml ?? sheetXml(settings, measures)),
    ...(template?.parts ?? []),
    corePart(titleOf(paper.blocks), now),
  ]);
  const problem = read && 'problem' in read ? [unusable(read.problem)] : [];
  return { bytes, messages: [...problem, ...scene.messages] };
}

const withStyles = (part: Part, { named }: Sheet): Part =>
  typeof part.content === 'string' && part.name.startsWith('word/') ? { ...part, content: named(part.content) } : part;

const unusable = (problem: string) => ({
  start: 0,
  end: 0,
  text: `模板“.shuangyi/${templateFile}”用不上（${problem}），按双翼自己的版式导出`,
});

function titleOf(blocks: WordInput['paper']['blocks']): string {
  const title = blocks.find((block) => block.type === 'paragraph' && block.role === 'title');
  return title?.type === 'paragraph' ? textOf(title.runs).replace(/\s+/g, '') : '';
}

interface Marks {
  readonly evenAndOdd: boolean;
  readonly line: number;
  readonly noted: boolean;
  /** Changes are tracked from the first one on. */
  readonly reviewed: boolean;
}

/** How Word treats the file; the order of elements is that of the schema. */
function settingsPart({ evenAndOdd, line, noted, reviewed }: Marks): Part {
  const word = 'http://schemas.microsoft.com/office/word';
  const compatibility = (name: string, value: number) =>
    `<w:compatSetting w:name="${name}" w:uri="${word}" w:val="${value}"/>`;
  const all = [
    '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
    reviewed && '<w:trackRevisions/>',
    '<w:defaultTabStop w:val="420"/>',
    evenAndOdd && '<w:evenAndOddHeaders/>',
    `<w:drawingGridVerticalSpacing w:val="${line}"/><w:characterSpacingControl w:val="doNotCompress"/>`,
    noted && '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    `<w:compat><w:doNotExpandShiftReturn/>${compatibility('compatibilityMode', 15)}${compatibility('overrideTableStyleFontSizeAndJustification', 1)}</w:compat>`,
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
  ];
  return {
    name: 'word/settings.xml',
    content: `${head}<w:settings ${names}>${all.filter(Boolean).join('')}</w:settings>`,
    type: `${content}.settings+xml`,
    relation: documentRelation('rIdSettings', 'settings'),
  };
}

/** Title and time; no author. */
function corePart(title: string, now: string): Part {
  const spaces =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeXml(now)}</dcterms:${name}>`;
  return {
    name: 'docProps/core.xml',
    content: `${head}<cp:coreProperties ${spaces}><dc:title>${escapeXml(title)}</dc:title>${time('created')}${time('modified')}</cp:coreProperties>`,
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    relation: {
      from: '',
      id: 'rIdCore',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    },
  };
}
