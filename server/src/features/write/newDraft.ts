/** A new draft: which kinds there are, which period it covers, and its skeleton as a snippet. */
import { fileNameWords } from '../../base/address';
import type { Framework, Kind } from '../../frame/schema';
import { type Given, kindSkeleton, snippetText } from '../../model/grammar/skeleton';
import { kindByName } from '../../model/grammar/kind';
import { isPeriod } from '../../model/grammar/period';
import { passNames } from '../../model/grammar/pass';

export interface DraftKind {
  readonly name: string;
  /** Its parts, in order. */
  readonly detail: string;
  /** It tells what came of a plan. */
  readonly fromPlan: boolean;
  /** Periods that such a draft most likely covers, the likeliest first. */
  readonly periods: readonly string[];
}

/** The kinds of a framework. `month` counts from 1. */
export function draftKinds(frame: Framework, year: number, month: number): DraftKind[] {
  return frame.kinds.map((kind) => ({
    name: kind.name,
    detail: kind.parts
      .filter((part) => part.role !== 'opening' && part.role !== 'closing')
      .map((part) => part.name)
      .join('、'),
    fromPlan: kind.tense === 'report',
    periods: periods(kind.tense, year, month),
  }));
}

/** From this month on, plans are written for the next year; up to the other, reports tell of the last one. */
const planAhead = 10;
const reportBack = 3;

const quarters = ['一', '二', '三', '四'];

function periods(tense: Kind['tense'], year: number, month: number): string[] {
  const half = month <= 6 ? '上' : '下';
  const quarter = quarters[Math.ceil(month / 3) - 1]!;
  const present = [`${year}年${half}半年`, `${year}年第${quarter}季度`, `${year}年${month}月`];
  const others = [
    ...['上', '下'].map((one) => `${year}年${one}半年`),
    ...quarters.map((one) => `${year}年第${one}季度`),
  ].filter((one) => !present.includes(one));
  const years =
    tense === 'plan'
      ? month >= planAhead
        ? [`${year + 1}年`, `${year}年`]
        : [`${year}年`, `${year + 1}年`]
      : month <= reportBack
        ? [`${year - 1}年`, `${year}年`]
        : [`${year}年`, `${year - 1}年`];
  return [...years, ...present, ...others];
}

/** What is wrong with a period, in Chinese; undefined when the front matter takes it as it stands. */
export function periodProblem(period: string): string | undefined {
  if (isPeriod(period)) return undefined;
  return '请写成“2026年”“2026年上半年”“2026年第三季度”或“2026年5月”';
}

/**
 * The skeleton of a draft with unit and period filled in, and a name for its file. Undefined for an unknown kind. `given`:
 * what else is known of it.
 */
export function newDraft(
  frame: Framework,
  { kind: name, unit, period }: { kind: string; unit: string; period: string },
  given?: Given,
): { snippet: string; fileName: string } | undefined {
  const kind = kindByName(frame, name);
  if (!kind) return undefined;
  const known = { unit: unit || undefined, period: period || undefined, stage: passNames.draft };
  // What file systems forbid, what turns a name round, and blanks at the ends.
  const fileName = fileNameWords(`${unit}${period}${kind.name}`);
  return { snippet: snippetText(kindSkeleton(frame, kind, given), known), fileName: `${fileName}.md` };
}
