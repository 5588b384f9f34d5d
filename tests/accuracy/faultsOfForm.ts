/** Faults of structure: numbers, counts, parts, title, front matter; sentences in the wrong place. */
import { builtin } from '../../server/src/frame/builtin';
import type { Kind, Part } from '../../server/src/frame/schema';
import { kindByTitle } from '../../server/src/model/grammar/title/kindByTitle';
import type { Random } from '../kit/random';
import type { Base } from './bases';
import { at, type Fault, insert, type Planting, pickOr, replace, whole } from './fault';
import { bodyLines, chinese, type Line, numberedRuns, paragraphs, places } from './lines';

const structure = (name: string, rule: string, plant: Fault['plant']): Fault => ({
  name,
  group: 'structure',
  rules: [rule],
  plant,
});

//#region Numbers and counts

/** The number of one line is left out: it and all behind it count one more. */
function skipped(base: Base, r: Random): Planting | undefined {
  const run = pickOr(r, numberedRuns(base.text));
  if (!run) return undefined;
  const from = 1 + r.int(run.length - 1);
  const edits = run.slice(from).map(({ number, form }, i) => replace(number, form.write(from + i + 2)));
  return { edits, place: run[from]!.number };
}

function repeated(base: Base, r: Random): Planting | undefined {
  const run = pickOr(r, numberedRuns(base.text));
  if (!run) return undefined;
  const index = 1 + r.int(run.length - 1);
  const { number, form } = run[index]!;
  const next = run[index + 1]?.number ?? number;
  return { edits: [replace(number, form.write(index))], place: { start: number.start, end: next.end } };
}

/** 一是…二是…三是 within a paragraph: one of them is written twice. */
function enumeration(base: Base, r: Random): Planting | undefined {
  const lines = paragraphs(base.text).filter(({ text }) => /一是[^一二三四]*二是[^一二三四]*三是/.test(text));
  const line = pickOr(r, lines);
  if (!line) return undefined;
  const start = line.start + line.text.indexOf(r.pick(['二是', '三是']));
  const word = base.text[start] === '二' ? '三' : '二';
  return { edits: [replace({ start, end: start + 1 }, word)], place: line };
}

function halfNumber(base: Base, r: Random): Planting | undefined {
  const run = pickOr(
    r,
    numberedRuns(base.text).filter(([first]) => base.text[first!.number.start] === '（'),
  );
  const one = run && r.pick(run);
  if (!one) return undefined;
  const written = base.text.slice(one.number.start, one.number.end).replace('（', '(').replace('）', ')');
  return { edits: [replace(one.number, written)], place: { start: run[0]!.number.start, end: run.at(-1)!.number.end } };
}

/** An announcement in front of a run of numbered paragraphs or of 一是…, with the right count and a wrong one. */
function wrongCount(base: Base, r: Random): Planting | undefined {
  const run = pickOr(
    r,
    numberedRuns(base.text).filter((one) => one.length <= 8),
  );
  if (!run) return undefined;
  const start = run[0]!.line.start;
  const write = (count: number) => `重点抓好以下${chinese(count)}项工作：\n\n`;
  return counted(start, run.length, write, r);
}

function wrongCountInText(base: Base, r: Random): Planting | undefined {
  const lines = paragraphs(base.text).flatMap((line) => {
    const match = /(?:^|。)(?=一是)/.exec(line.text);
    const words = match ? line.text.slice(match.index) : '';
    const count = [...'一二三四五六七八'].findIndex((digit) => !words.includes(`${digit}是`));
    return match && count >= 2 && words.split('一是').length === 2
      ? [{ start: line.start + match.index + match[0].length, count }]
      : [];
  });
  const one = pickOr(r, lines);
  return one && counted(one.start, one.count, (count) => `主要抓了${chinese(count)}个方面的工作：`, r);
}

function counted(start: number, count: number, write: (count: number) => string, r: Random): Planting {
  const wrong = count > 2 && r.chance(0.5) ? count - 1 : count + 1;
  return { ...at(insert(start, write(wrong))), right: [insert(start, write(count))] };
}

//#endregion

//#region Headings and title

/** Headings of Markdown, and numbered lines that are nothing but a heading. */
function headingLines(text: string): Line[] {
  const lines = bodyLines(text);
  return lines.filter(({ text: line }) => /^(?:##+ |[一二三四五六七八九十]+、)[^。，；：]{3,30}$/.test(line));
}

function headingMark(base: Base, r: Random): Planting | undefined {
  const line = pickOr(r, headingLines(base.text));
  return line && { edits: [insert(line.end, r.pick(['，', '、', '；']))], place: line };
}

/** The first line where it is the title that makes the text a draft. */
function titleOf({ text }: Base): Line | undefined {
  const first = bodyLines(text)[0];
  return first && kindByTitle(builtin, first.text.replace(/^# /, '')) ? first : undefined;
}

function titleStop(base: Base, r: Random): Planting | undefined {
  const title = titleOf(base);
  return title && { edits: [insert(title.end, r.pick(['。', '。', '，', '；']))], place: title };
}

//#endregion

//#region Parts

interface Chapter {
  readonly start: number;
  readonly end: number;
  readonly part: Part | undefined;
  readonly title: string;
}

function kindOf({ text }: Base): Kind | undefined {
  const name = /^---\n文种: (.*)\n/.exec(text)?.[1];
  return builtin.kinds.find((kind) => kind.name === name);
}

/** Chapters from heading to heading of the second depth. */
function chapters(text: string, kind: Kind): Chapter[] {
  const heads = bodyLines(text).filter((line) => line.text.startsWith('## '));
  return heads.map(({ start, text: line }, i) => {
    const title = line.replace(/^## (?:.{1,2}、)?/, '');
    const part =
      kind.parts.find(({ name }) => name === title) ?? kind.parts.find(({ headings }) => headings.includes(title));
    return { start, end: heads[i + 1]?.start ?? text.length, part, title };
  });
}

function droppedPart(base: Base, r: Random): Planting | undefined {
  const kind = kindOf(base);
  const chapter =
    kind &&
    pickOr(
      r,
      chapters(base.text, kind).filter(({ part }) => part?.required && !isInTable(base.text, part)),
    );
  return chapter && { edits: [replace(chapter, '')], place: whole(base) };
}

/** A column of deadlines says when everything is done: no chapter need say it again. */
const isInTable = (text: string, { role }: Part) => role === 'schedule' && text.includes('| 完成时限 |');

/** Two parts of which one builds on the other change places; the numbers are set right. */
function swappedParts(base: Base, r: Random): Planting | undefined {
  const kind = kindOf(base);
  if (!kind) return undefined;
  const all = chapters(base.text, kind);
  const pairs = all.flatMap((late) =>
    all.flatMap((early) =>
      early.part && late.part?.after.includes(early.part.role) && early.start < late.start ? [{ early, late }] : [],
    ),
  );
  const pair = pickOr(r, pairs);
  if (!pair) return undefined;
  const { early, late } = pair;
  const number = (chapter: Chapter) => /^## .{1,2}、/.exec(base.text.slice(chapter.start))?.[0] ?? '## ';
  const body = (chapter: Chapter) => base.text.slice(chapter.start + number(chapter).length, chapter.end).trimEnd();
  const edits = [
    replace(early, `${number(early)}${body(late)}\n\n`),
    replace(late, `${number(late)}${body(early)}\n\n`),
  ];
  return { edits, place: { start: early.start, end: late.end } };
}

//#endregion

//#region Sentences

const requests = ['妥否，请批示。', '当否，请批复。', '以上意见妥否，请批示。', '请予批准。', '以上请示，请批复。'];

/** Only reports to a superior: those to an assembly are another matter. */
function request(base: Base, r: Random): Planting | undefined {
  const isReport = kindOf(base)?.noRequests || base.kind === '工作报告';
  if (!isReport || /各位代表|各位委员|审议|代表大会/.test(base.text)) return undefined;
  const closing = bodyLines(base.text).find(({ text }) => text === '特此报告。');
  if (closing) return at(replace(closing, r.pick(requests)));
  const line = paragraphs(base.text).at(-1);
  return line && at(insert(line.end, `\n\n${r.pick(requests)}`));
}

function pastedSentence(base: Base, r: Random): Planting | undefined {
  const sentence = pickOr(r, places(base.text, /(?<=。)[^。！？；“”《》\ufffc]{30,90}。/g, true));
  const target = pickOr(
    r,
    paragraphs(base.text).filter(
      (line) => sentence && line.text.endsWith('。') && (line.end < sentence.start || line.start > sentence.end),
    ),
  );
  if (!sentence || !target) return undefined;
  const words = base.text.slice(sentence.start, sentence.end);
  // The later of the two is reported.
  const place = target.start > sentence.start ? insert(target.end, '') : sentence;
  return { edits: [insert(target.end, words)], place };
}

//#endregion

//#region Front matter

const matterLine = (base: Base, r: Random, pattern: RegExp) => {
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(base.text);
  const lines = matter ? [...matter[1]!.matchAll(/^([^:\n]+): (.+)$/gm)].filter(([line]) => pattern.test(line)) : [];
  const line = pickOr(r, lines);
  if (!line) return undefined;
  const start = 4 + line.index;
  return { start, end: start + line[0].length, key: line[1]!, value: line[2]! };
};

function wideColon(base: Base, r: Random): Planting | undefined {
  const line = matterLine(base, r, /^(?:文种|单位|期间|署名|主送|成文日期)/);
  return line && at(replace(line, `${line.key}：${line.value}`));
}

function wrongKey(base: Base, r: Random): Planting | undefined {
  const line = matterLine(base, r, /^(?:单位|期间|署名|主送|成文日期)/);
  const wrong: Readonly<Record<string, string>> = {
    单位: '单位名',
    期间: '期限',
    署名: '署各',
    主送: '主诵',
    成文日期: '成文日',
  };
  return line && at(replace(line, `${wrong[line.key]}: ${line.value}`));
}

function wrongValue(base: Base, r: Random): Planting | undefined {
  const line = matterLine(base, r, /^(?:文种|期间)/);
  // A title that tells the kind must remain, or the text is no draft at all.
  if (!line || (line.key === '文种' && !titleOf(base))) return undefined;
  const words = line.key === '文种' ? ['工作计画', '工做总结', '通告', '年度工作'] : ['明年', '全年', '二六年', '2026'];
  return at(replace(line, `${line.key}: ${r.pick(words)}`));
}

function wrongStage(base: Base, r: Random): Planting | undefined {
  const line = matterLine(base, r, /^单位/);
  return line && at(insert(line.end, `\n阶段: ${r.pick(['初稿', '送审稿', '核搞', '定稿'])}`));
}

//#endregion

export const faultsOfForm: readonly Fault[] = [
  structure('number skipped', 'heading-number', skipped),
  structure('number repeated', 'heading-number', repeated),
  structure('number repeated in a sentence', 'heading-number', enumeration),
  structure('half-width brackets of a number', 'heading-form', halfNumber),
  structure('wrong count of paragraphs', 'count-mismatch', wrongCount),
  structure('wrong count in a sentence', 'count-mismatch', wrongCountInText),
  structure('mark at the end of a heading', 'heading-punctuation', headingMark),
  structure('title with a full stop', 'title-form', titleStop),
  structure('required part dropped', 'missing-part', droppedPart),
  structure('parts swapped', 'part-order', swappedParts),
  structure('request in a report', 'request-in-report', request),
  structure('full-width colon in front matter', 'front-matter', wideColon),
  structure('misspelt key in front matter', 'front-matter', wrongKey),
  structure('unknown value in front matter', 'front-matter', wrongValue),
  structure('unknown stage in front matter', 'front-matter', wrongStage),
  { ...structure('sentence pasted twice', 'repeated-text', pastedSentence), group: 'slips' },
];
