/** Why an entry needs no measure: 免融合, an adjustment that drops its item, or a result that says so with a reason. */
import { goesOnAfter, readReason } from '../grammar/adjustment';
import { readResult } from '../grammar/result';
import { isEmpty } from './field';
import type { Entry, Field } from './types';

/** The field that says why; undefined where none does. */
export function exemptBy(source: string, { exempt, adjustment, result }: Entry['fields']): Field | undefined {
  if (exempt && !isEmpty(exempt)) return exempt;
  const words = ({ start, end }: Field) => source.slice(start, end);
  if (adjustment && !isEmpty(adjustment) && !goesOnAfter(words(adjustment))) return adjustment;
  return result && !isEmpty(result) && isDropped(words(result)) ? result : undefined;
}

/** 取消（机构改革后职责划转）: without a reason it is not explained. */
function isDropped(words: string): boolean {
  return readReason(words) !== undefined && readResult(words)?.state === 'cancelled';
}
