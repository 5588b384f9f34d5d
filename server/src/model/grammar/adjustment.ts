/** Why an item was dropped or changed: 取消（机构改革后职责划转）, 因职责划转不再实施, 时限调整为9月底. */
import { type Span, trim } from '../../base/span';
import { isOnlyTime } from './deadline';
import { readResult } from './result';

/** It goes on, with another time, name or measure. */
const goesOn = /[改换更]为|[调变]整?更?[为到至]|更名|改名|延[期长至到]|推迟|顺延|结转|暂缓|转入[下明]|跨年/;

/** Whether an adjustment leaves the item standing: 时限调整为9月底, not 职责划转. */
export function goesOnAfter(adjustment: string): boolean {
  return goesOn.test(adjustment);
}

const explained = /因(?![此而素])|由于|鉴于|原因|受.{1,20}(?:影响|制约)|受限|有待|尚需|需待|待.{1,12}后/;

/** Whether a result that is not what it ought to be says why. */
export function isExplained(result: string): boolean {
  return explained.test(result);
}

const item = '(?:该|此|本)?(?:项|事项|任务|工作|项目)*';
const approval = '(?:经[^，,。；;]{1,15}[，,]?)?';
const lead = `${item}${approval}(?:已经?|拟|现|暂|故|予以)*`;
/** Words that end an item without a result, or put it off. Casework has such words too (中止审查): nothing else may follow. */
const ends = `(?:取消|终止|中止|停止|撤销)${item}|(?:不再|结转|转入[下明]|跨年|暂缓|延期|推迟|顺延|并入)[^，,。；;：:（(]{0,16}`;
/** Causes are told in these words too (因职责划转), so they must begin the words. */
const changes = `(?:${ends}|(?:改为|合并|移交|划转|调整|变更)[^，,。；;：:（(]{0,16})`;

const behind = new RegExp(`^${lead}${changes}(?:[（(]([^（）()]+)[）)]|[：:，,。；;](?:主要)?([^。；;]+))`);
const ahead = new RegExp(`^(?:因为?|由于|鉴于)([^。；;]{2,60}?)[，,]?${lead}(?:${ends})`);
const affected = new RegExp(`^(受[^，,。；;]{1,40}影响)[，,]?${lead}(?:${ends})`);
const cause = /^(?:因为?|由于|鉴于|原因(?:是|为)?[:：]?|系)/;
/** Nobody gives a longer one in a cell. UTF-16 units. */
const longest = 300;

/**
 * The reason that a result gives for dropping an item or putting it off: in brackets or behind a colon or comma after the
 * word that says so, or as a cause in front of it. Undefined where the words change nothing, or give no reason.
 */
export function readReason(text: string): Span | undefined {
  const start = /^[\s\u3000*]*/.exec(text)![0].length;
  const words = text.slice(start, start + longest);
  const match = behind.exec(words) ?? affected.exec(words) ?? ahead.exec(words);
  const reason = match?.[1] ?? match?.[2];
  if (!match || reason === undefined) return undefined;
  const from = start + match.index + match[0].lastIndexOf(reason);
  const lead = cause.exec(reason)?.[0].length ?? 0;
  const found = trim(text, { start: from + lead, end: from + reason.length });
  return tells(text.slice(found.start, found.end)) ? found : undefined;
}

/** A time, a figure, or another word about progress is no reason. */
function tells(words: string): boolean {
  const plain = words.replace(/[\s\u3000*]/g, '');
  if (plain.length < 2 || isOnlyTime(plain) || !/[\u3400-\u9fff]{2}/.test(plain)) return false;
  if (/^(?:待|另行|不详|见备注|同上|原因|理由|说明|无$|按规定|按要求)/.test(plain)) return false;
  return plain.length > 6 || readResult(plain) === undefined;
}
