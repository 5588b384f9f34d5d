/**
 * Certain slips: sentences with one of them, and right ones that look alike. A row is one text, the slip between ⟦ and
 * ⟧; `\n` is a line end. Rows say whether they were written before the rules or after.
 */
import { defaultConfig } from '../../../server/src/check/config';
import { check } from '../../../server/src/check/run';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { rules } from '../../../server/src/rules/index.gen';
import { readSpans } from '../../kit/spans';
import { type Round, type SetScore, setRows } from './score';

export interface SlipsScore extends SetScore {
  readonly total: number;
  /** The rows that went wrong, for reading. */
  readonly missed: readonly string[];
  readonly alarms: readonly string[];
}

export function slips(round?: Round): SlipsScore {
  const rows = setRows('slips', round) as [string, string, string, string][];
  const missed: string[] = [];
  const alarms: string[] = [];
  let wrong = 0;
  for (const [expectation, , kind, marked] of rows) {
    const { text, spans } = readSpans(marked.replaceAll('\\n', '\n'));
    if (expectation === 'wrong') wrong++;
    const places = expectation === 'wrong' ? spans : undefined;
    const found = findingsIn(text, kind === 'year' ? '工作计划' : '工作总结');
    const near = found.filter(
      ({ start, end }) => !places || places.some((one) => start <= one.end && one.start <= end),
    );
    if (places && near.length === 0) missed.push(`${kind}\t${marked}`);
    if (!places && near.length > 0) alarms.push(`${kind}\t${marked}\t${near.map(({ said }) => said).join(' | ')}`);
  }
  const right = rows.length - wrong;
  return {
    name: 'slips',
    wrong,
    found: wrong - missed.length,
    right,
    false: alarms.length,
    total: rows.length,
    missed,
    alarms,
  };
}

/** Rules about words, numbers and signs; a text so short has none of the parts of a paper. */
const asked = rules.filter(({ family, id }) => family === 'slips' && id !== 'placeholder').map(({ id }) => id);

function findingsIn(text: string, kind: string): { start: number; end: number; said: string }[] {
  const head = `---\n文种: ${kind}\n期间: 2026年\n---\n\n# 甲县人民检察院2026年${kind}\n\n`;
  const doc = Doc.open('file:///a.md', `${head}${text}\n`, builtin);
  return check(doc, defaultConfig, asked).flatMap(({ span, ruleId, message, related = [] }) =>
    [span, ...related.map((one) => one.span)].map(({ start, end }) => ({
      start: start - head.length,
      end: end - head.length,
      said: `${ruleId}: ${message}`,
    })),
  );
}
