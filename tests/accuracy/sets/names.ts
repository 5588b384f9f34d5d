/**
 * Near-misses of fixed names (`names.tsv`): expect, text, the words that are wrong, what they should be, and when the row
 * was written (before the rules were read, or after). A wrong text counts as found when an error of any rule lies on its
 * wrong words and its fix writes what they should be; a right text is false when any rule about words says anything.
 */
import { overlaps } from '../../../server/src/base/span';
import { defaultConfig } from '../../../server/src/check/config';
import { check } from '../../../server/src/check/run';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { type Round, type SetScore, setRows } from './score';

export interface NamesScore extends SetScore {
  /** Of the found ones: the fix writes just what is right. */
  readonly mended: number;
  readonly missed: readonly string[];
  readonly alarms: readonly string[];
}

const claims = ['formulation', 'wrong-word', 'contested-word', 'doubled-word'];

export function scoreNames(round?: Round): NamesScore {
  const missed: string[] = [];
  const alarms: string[] = [];
  const counts = { wrong: 0, found: 0, right: 0, false: 0, mended: 0 };
  for (const { expect, text, wrong, fix } of readRows(round)) {
    const doc = Doc.open('file:///row.md', text, builtin, { kind: builtin.kinds[0]!.name });
    const findings = check(doc, defaultConfig).filter(({ ruleId }) => claims.includes(ruleId));
    if (expect === 'right') {
      counts.right++;
      if (findings.length === 0) continue;
      counts.false++;
      alarms.push(`${text} ← ${findings.map(({ message }) => message).join(' ')}`);
      continue;
    }
    counts.wrong++;
    const start = doc.text.indexOf(wrong);
    const place = { start, end: start + wrong.length };
    const hit = findings.find(({ severity, span }) => severity === 'error' && overlaps(span, place));
    if (!hit) {
      missed.push(`${text}${findings.map(({ message }) => ` ← ${message}`).join('')}`);
      continue;
    }
    counts.found++;
    const edits = hit.fixes?.()[0]?.edits ?? [];
    const mended = [...edits]
      .sort((a, b) => b.start - a.start)
      .reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), doc.text);
    if (mended.includes(fix)) counts.mended++;
    else missed.push(`${text} (found, but mended: ${mended})`);
  }
  return { name: 'near-misses of names', ...counts, missed, alarms };
}

interface Row {
  readonly expect: string;
  readonly text: string;
  readonly wrong: string;
  readonly fix: string;
}

function readRows(round?: Round): Row[] {
  return setRows('names', round).map(([expect = '', text = '', wrong = '', fix = '']) => ({
    expect,
    text,
    wrong,
    fix,
  }));
}
