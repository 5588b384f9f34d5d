/** Slips: wrong words, marks, figures, dates, formulations. */
import { builtin } from '../../server/src/frame/builtin';
import type { Formulation } from '../../server/src/frame/schema';
import type { Random } from '../kit/random';
import { type Base, year } from './bases';
import { at, type Fault, insert, type Planting, pickOr, replace } from './fault';
import { bodyLines, grids, paragraphs, places } from './lines';

const slip = (name: string, rule: string, plant: Fault['plant']): Fault => ({
  name,
  group: 'slips',
  rules: [rule],
  plant,
});

/** Replaces one place of a pattern in running text. */
function replacing(pattern: RegExp, instead: (match: RegExpMatchArray, r: Random) => string, own = false) {
  return (base: Base, r: Random): Planting | undefined => {
    const place = pickOr(r, places(base.text, pattern, own));
    return place && at(replace(place, instead(place.match, r)));
  };
}

/** Writes a sentence behind a paragraph: a wrong one, and the same one right. */
function adding(make: (r: Random, base: Base) => readonly [wrong: string, right: string] | undefined) {
  return (base: Base, r: Random): Planting | undefined => {
    const line = pickOr(
      r,
      paragraphs(base.text).filter(({ text }) => text.endsWith('。')),
    );
    const made = line && make(r, base);
    return made && { ...at(insert(line.end, made[0])), right: [insert(line.end, made[1])] };
  };
}

//#region Words

const certain = builtin.lexicon.filter(({ level }) => level === 'certain');
const wrongFor = certain.flatMap(({ wrong, right }) =>
  wrong.map((word, i): [string, string] => [right[i] ?? right[0]!, word]),
);

function wrongWord(base: Base, r: Random): Planting | undefined {
  const here = wrongFor.filter(([right]) => base.text.includes(right));
  const [right, wrong] = pickOr(r, here) ?? [];
  const place = right && pickOr(r, places(base.text, new RegExp(right, 'g'), true));
  return place ? at(replace(place, wrong!)) : undefined;
}

/** A stretch of four to eight characters pasted twice. */
const doubledWords = replacing(/(?<=[，。；])[\u4e00-\u9fff]{4,8}/g, ([words]) => words + words);

//#endregion

//#region Marks

function unpairedMark(base: Base, r: Random): Planting | undefined {
  const pairs = places(base.text, /(?<=[\u4e00-\u9fff])(?:“[^“”]+”|《[^《》]+》|（[\u4e00-\u9fff，、]{3,}）)/g, false);
  const pair = pickOr(r, pairs);
  const line = pair && paragraphs(base.text).find(({ start, end }) => start <= pair.start && pair.end <= end);
  if (!line) return undefined;
  const half = r.chance(0.5) ? { start: pair.start, end: pair.start + 1 } : { start: pair.end - 1, end: pair.end };
  return { edits: [replace(half, '')], place: line };
}

const straight = replacing(/“([^“”"]+)”/g, ([, words]) => `"${words}"`);
const halfComma = replacing(/(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])/g, () => ',');
const halfColon = replacing(/(?<=[\u4e00-\u9fff])[：；](?=[\u4e00-\u9fff])/g, ([sign]) => (sign === '：' ? ':' : ';'));
const halfBrackets = replacing(/（([\u4e00-\u9fff]{2,12})）/g, ([, words]) => `(${words})`);
const doubledMark = replacing(/[，。；、](?=[\u4e00-\u9fff]|$)/g, ([sign]) => sign + sign);
const twoMarks = replacing(/[，。；](?=[\u4e00-\u9fff])/g, ([sign]) => (sign === '，' ? '，、' : `，${sign}`));
const dots = adding((r) => {
  const words = r.pick(['帮扶企业、走访村镇、宣讲法律', '接访、下访、回访', '评查、通报、整改']);
  return [`开展了${words}${r.pick(['...', '。。。', '…'])}`, `开展了${words}……`];
});
const nested = adding((r) => {
  const name = r.pick(['检察建议工作规定', '人民检察院案件质量评查工作规定', '公开听证办法']);
  const title = (open: string, close: string) => `认真执行《关于学习${open}${name}${close}的通知》。`;
  return [title('《', '》'), title('〈', '〉')];
});
function leading(base: Base, r: Random): Planting | undefined {
  const line = pickOr(
    r,
    paragraphs(base.text).filter(({ text }) => /^[\u4e00-\u9fff]/.test(text)),
  );
  return line && at(insert(line.start, r.pick(['，', '。', '、'])));
}

//#endregion

//#region Figures and dates

const wideDigits = replacing(/(?<![\d.])\d{2,4}(?=[件人次名年个])/g, ([digits]) =>
  [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
);
const holes = replacing(/(?<![\d.第])\d+(?=[件人次名份])/g, (_, r) => r.pick(['××', 'XX', '×××', 'xx', '【】']));
const holeWords = adding((r) => {
  const hole = r.pick(['待补充', '待核实', '待定', 'XXX']);
  return [`具体数据${hole}。`, '具体数据见附表。'];
});

function wrongSum(r: Random): readonly [string, string] {
  const parts = Array.from({ length: 3 }, () => 20 + r.int(90));
  const sum = parts.reduce((all, part) => all + part, 0);
  const other = sum + r.pick([-9, -6, -3, -2, -1, 1, 2, 3, 5, 9]);
  const [a, b, c] = parts;
  const write = r.pick([
    (total: number) => `全年办理案件${total}件，其中刑事案件${a}件、民事案件${b}件、行政案件${c}件。`,
    (total: number) => `共受理${total}件，其中控告${a}件，刑事申诉${b}件，其他${c}件。`,
    (total: number) => `一季度办结${a}件，二季度办结${b}件，三季度办结${c}件，共计${total}件。`,
    (total: number) => `共批准逮捕${total}人，其中盗窃${a}人、诈骗${b}人、故意伤害${c}人。`,
  ]);
  return [write(other), write(sum)];
}

/** A part that is larger than its total. */
function largerPart(r: Random): readonly [string, string] {
  const total = 30 + r.int(200);
  const write = (part: number) => `共举行公开听证${total}场，其中到乡镇举行${part}场。`;
  return [write(total + 1 + r.int(40)), write(Math.floor(total / 2))];
}

const impossible = ['2月30日', '4月31日', '6月31日', '9月31日', '11月31日', '13月5日', '5月32日'];
const wrongDate = replacing(/(?<![\d—–~～至－-])(?:[1-9]|1[0-2])月(?:[12]?\d|3[01])日(?![至—–~～－-])/g, (_, r) =>
  r.pick(impossible),
);
const dateAdded = adding((r) => [`请于${year}年${r.pick(impossible)}前报送。`, `请于${year}年3月25日前报送。`]);
const zeroDate = adding((r) => {
  const day = 1 + r.int(9);
  return r.chance(0.5)
    ? [`${year}年0${day}月前报送。`, `${year}年${day}月前报送。`]
    : [`5月0${day}日前报送。`, `5月${day}日前报送。`];
});
const weekday = adding((r) => {
  const day = 1 + r.int(28);
  const right = new Date(Date.UTC(year, 2, day)).getUTCDay();
  const write = (index: number) => `定于${year}年3月${day}日（星期${'日一二三四五六'[index]}）召开。`;
  return [write((right + 1 + r.int(6)) % 7), write(right)];
});
const writtenNumber = replacing(/〔((?:19|20)\d\d)〕(\d+)号/g, ([, of, number], r) => r.pick(brackets)(of!, number!));
const addedNumber = adding((r) => {
  const number = String(1 + r.int(60));
  const write = (words: string) => `工作按照青检发${words}文件执行。`;
  return [write(r.pick(brackets)(String(year), number)), write(`〔${year}〕${number}号`)];
});
const brackets = [
  (of: string, number: string) => `[${of}]${number}号`,
  (of: string, number: string) => `（${of}）${number}号`,
  (of: string, number: string) => `【${of}】${number}号`,
  (of: string, number: string) => `〔${of}〕第${number}号`,
  (of: string, number: string) => `〔${of}〕0${number}号`,
];
const byTimes = adding((r) => {
  const verb = r.pick(['下降', '减少', '降低']);
  return [`信访总量${verb}了${2 + r.int(4)}倍。`, `信访总量${verb}了${20 + r.int(40)}%。`];
});
const nameInFigures = adding((r) => {
  const name = r.pick(['四个意识', '四个自信', '两个维护', '三会一课', '一岗双责', '五位一体']);
  const figure = name[0] === '两' ? '2' : String('一二三四五六七八九'.indexOf(name[0]!) + 1);
  return [`认真落实“${figure}${name.slice(1)}”要求。`, `认真落实“${name}”要求。`];
});

//#endregion

//#region Years

/** Plans whose front matter says the year. */
const isPlan = ({ text }: Base) => /^---\n文种: (?:工作计划|专项方案)\n/.test(text) && text.includes(`期间: ${year}年`);
const last = year - 1;

function leftoverInTitle(base: Base): Planting | undefined {
  const title = isPlan(base) && bodyLines(base.text).find(({ text }) => text.startsWith('# '));
  const index = title ? title.text.indexOf(`${year}年`) : -1;
  if (!title || index < 0) return undefined;
  return at(replace({ start: title.start + index, end: title.start + index + 4 }, String(last)));
}

function leftoverInCell(base: Base, r: Random): Planting | undefined {
  if (!isPlan(base)) return undefined;
  const cells = grids(base.text).flatMap(({ names, rows }) =>
    rows.map(({ cells }) => cells[names.indexOf('完成时限')]),
  );
  const dated = cells.filter((cell) => cell && base.text.startsWith(`${year}年`, cell.start));
  const cell = pickOr(r, dated);
  return cell && at(replace({ start: cell.start, end: cell.start + 4 }, String(last)));
}

function leftoverInHeading(base: Base, r: Random): Planting | undefined {
  if (!isPlan(base)) return undefined;
  const headings = bodyLines(base.text).flatMap((line) => {
    const match = /^## .、(?=重点任务|工作目标|工作措施|主要任务)/.exec(line.text);
    return match ? [line.start + match[0].length] : [];
  });
  const start = pickOr(r, headings);
  if (start === undefined) return undefined;
  return { ...at(insert(start, `${last}年`)), right: [insert(start, `${year}年`)] };
}

const leftoverInText = adding((r, base) => {
  if (!isPlan(base)) return undefined;
  const write = r.pick([
    (of: number) => `各部门要在${of}年3月底前报送方案。`,
    (of: number) => `扎实做好${of}年度重点工作。`,
    (of: number) => `${of}年12月10日前完成验收。`,
    (of: number) => `确保${of}年第三季度前全部办结。`,
  ]);
  return [write(last), write(year)];
});

//#endregion

//#region Formulations

const textOf = (member: Formulation['members'][number]) => (typeof member === 'string' ? member : member.text);
const current = builtin.formulations.filter(
  ({ members, ordered, from = 0, until = 9999 }) =>
    members.length >= 3 && ordered !== 'never' && from <= year && year <= until,
);

/** Formulations go by the year of the draft, which real documents do not say. */
const isDated = ({ kind }: Base) => kind === undefined;

function formulation(change: (members: string[], r: Random) => string[]) {
  return adding((r, base) => {
    if (!isDated(base)) return undefined;
    const { name, members } = r.pick(current);
    const right = members.map(textOf);
    const write = (list: readonly string[]) => `准确把握“${name}”（${list.join('、')}）的要求。`;
    return [write(change([...right], r)), write(right)];
  });
}

function swapped(members: string[], r: Random): string[] {
  const i = r.int(members.length - 1);
  return members.with(i, members[i + 1]!).with(i + 1, members[i]!);
}

const misordered = formulation(swapped);
const lacking = formulation((members, r) => members.toSpliced(r.int(members.length), 1));
const strange = formulation((members, r) => {
  const i = r.int(members.length);
  const kept = members[i]!;
  return members.with(i, `${r.pick(['创新', '奉献', '服务', '担当'])}${kept.slice(2) || '精神'}`);
});
/** No name beside the members: only those whose order is always fixed. */
const bare = adding((r, base) => {
  if (!isDated(base)) return undefined;
  const { members } = r.pick(current.filter(({ ordered }) => ordered === 'always'));
  const right = members.map(textOf);
  const write = (list: readonly string[]) => `全面加强${list.join('、')}。`;
  return [write(swapped([...right], r)), write(right)];
});

/** Two neighbours exchanged where a real text lists all of them. */
function misorderedInText(base: Base, r: Random): Planting | undefined {
  const lists = builtin.formulations
    .filter(({ members, ordered }) => members.length >= 3 && ordered === 'always')
    .flatMap(({ members }) => {
      const list = members.map(textOf);
      const found = places(base.text, new RegExp(list.join('、'), 'g'), false);
      return found.map((span) => ({ span, list }));
    });
  const one = pickOr(r, lists);
  return one && at(replace(one.span, swapped([...one.list], r).join('、')));
}

//#endregion

export const faultsOfWords: readonly Fault[] = [
  slip('wrong word', 'wrong-word', wrongWord),
  slip('words pasted twice', 'doubled-word', doubledWords),
  slip('half-width comma', 'half-width-punctuation', halfComma),
  slip('half-width colon, semicolon', 'half-width-punctuation', halfColon),
  slip('half-width brackets', 'half-width-punctuation', halfBrackets),
  slip('doubled mark', 'doubled-punctuation', doubledMark),
  slip('two marks side by side', 'doubled-punctuation', twoMarks),
  slip('unpaired mark', 'unpaired-punctuation', unpairedMark),
  slip('straight quotation marks', 'straight-quotes', straight),
  slip('wrong ellipsis', 'ellipsis', dots),
  slip('title marks within title marks', 'nested-title-marks', nested),
  slip('mark at the head of a line', 'leading-punctuation', leading),
  slip('full-width digits', 'fullwidth-digit', wideDigits),
  slip('placeholder for a figure', 'placeholder', holes),
  slip('placeholder in words', 'placeholder', holeWords),
  slip('wrong sum', 'sum-mismatch', adding(wrongSum)),
  slip('part larger than total', 'sum-mismatch', adding(largerPart)),
  slip('date that does not exist', 'date', wrongDate),
  slip('date that does not exist, added', 'date', dateAdded),
  slip('leading zero in a date', 'date', zeroDate),
  slip('wrong weekday', 'date', weekday),
  slip('wrong document number', 'document-number', writtenNumber),
  slip('wrong document number, added', 'document-number', addedNumber),
  slip('decrease by times', 'decrease-by-times', byTimes),
  slip('fixed name in figures', 'fixed-number-word', nameInFigures),
  slip('leftover year in the title', 'leftover-year', leftoverInTitle),
  slip('leftover year in a cell', 'leftover-year', leftoverInCell),
  slip('leftover year in a heading', 'leftover-year', leftoverInHeading),
  slip('leftover year in a sentence', 'leftover-year', leftoverInText),
  slip('misordered formulation', 'formulation', misordered),
  slip('misordered, no name beside', 'formulation', bare),
  slip('misordered in a real list', 'formulation', misorderedInText),
  slip('formulation lacks a member', 'formulation', lacking),
  slip('wrong member', 'formulation', strange),
];
