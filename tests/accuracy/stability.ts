/** Are all safe fixes together stable, and do they change nothing but what was found? */
import { contains, type Edit, overlaps, type Span } from '../../server/src/base/span';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { compatibleEdits } from '../../server/src/check/fix';
import { mostRelated } from '../../server/src/check/group';
import { check } from '../../server/src/check/run';
import { fixAll, safeFixes } from '../../server/src/features/repair/codeActions';
import type { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { inSteps } from '../kit/steps';

const findingsOf = (doc: Doc) => check(doc, defaultConfig);
const inOneStep = inSteps(findingsOf);

/** What is wrong with the safe fixes of a draft, a line each; empty when all is well. `fixed` says whether there were any. */
export function fixAllFaults(doc: Doc): { fixed: boolean; faults: string[] } {
  const action = finish(fixAll(doc, inOneStep));
  if (!action) return { fixed: false, faults: [] };
  const faults: string[] = [];
  let expected = doc;
  for (let edits = safe(expected, faults); edits.length > 0; edits = safe(expected, faults)) {
    expected = apply(expected, edits);
  }
  const after = apply(doc, action.edits);
  if (after.text !== expected.text) faults.push('not what the fixes of the findings make, one after the other');
  if (finish(fixAll(after, inOneStep))) faults.push('a second run finds something');
  return { fixed: true, faults };
}

const apply = (doc: Doc, edits: readonly Edit[]) => edits.toReversed().reduce((one, edit) => one.edit(edit), doc);

/** The safe edits of one round; notes those that touch what they must not. */
function safe(doc: Doc, faults: string[]): Edit[] {
  const kept = protectedSpans(doc);
  const fixes = safeFixes(doc, findingsOf(doc));
  for (const { finding, fix } of fixes) {
    for (const edit of fix.edits) {
      if (!isNamed(finding, edit)) faults.push(`${finding.ruleId}: changes what no finding names, at ${edit.start}`);
      const touched = kept.find(({ span }) => (edit.start < edit.end ? overlaps(span, edit) : contains(span, edit)));
      if (touched) faults.push(`${finding.ruleId}: changes ${touched.what}, at ${edit.start}`);
    }
  }
  return compatibleEdits(fixes.map(({ fix }) => fix));
}

function isNamed({ span, related = [] }: Finding, edit: Span): boolean {
  if (related.length >= mostRelated) return true;
  return [span, ...related.map((one) => one.span)].some((place) => place.start <= edit.end && edit.start <= place.end);
}

/** What fixes must leave alone: values of the front matter, code, block quotes, and the words inside “…”. */
function protectedSpans(doc: Doc): { what: string; span: Span }[] {
  const values = doc.frontMatter.map(({ value }) => ({ what: 'a value of the front matter', span: value }));
  const patterns: [string, RegExp][] = [
    ['code', /^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]+`/gm],
    ['a block quote', /^>.*$/gm],
    ['a quotation', /(?<=“)[^“”\n]+(?=”)/g],
  ];
  const found = patterns.flatMap(([what, pattern]) =>
    [...doc.text.matchAll(pattern)].map(({ 0: words, index }) => ({
      what,
      span: { start: index, end: index + words.length },
    })),
  );
  return [...values, ...found];
}
