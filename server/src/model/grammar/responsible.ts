/** Who is responsible: departments and persons separated by 、 ； or line breaks; "各部门" is nobody. */
import { perKey } from '../../base/perKey';
import type { Span } from '../../base/span';
import { trie, wordsIn } from '../../base/trie';
import type { Framework } from '../../frame/schema';
import { wordList } from './cells/wordList';
import { isOnlyTime, readDeadline } from './deadline';
import { allMeasures } from './measures';

export interface Party {
  readonly name: string;
  /** `nobody`: words such as 各部门. `unknown`: neither a known department nor a likely personal name. */
  readonly sort: 'department' | 'person' | 'nobody' | 'unknown';
}

const office = /(?:部门|支部|党小组|办公室|党组|党委|工会|团委|大队|中心|专班|部|科|处|局|室|组|委|院|所|队)$/;
/** Ends in what somebody is, which names stand beside. */
export const post =
  /(?:书记|检察长|主任|科长|部长|处长|组长|局长|队长|所长|院长|同志|专委|委员|检察官|负责人|领导|联络员)$/;

/** Reads a cell of a department, person or leader column. Empty for an empty cell. */
export function readResponsible(text: string, frame: Framework): Party[] {
  return text
    .split(/[、；;，,/\r\n]|<br\s*\/?>|\s{2,}/)
    .map((part) => part.replace(/[\s\u3000*]|^(?:责任人|责任部门|责任单位|牵头|牵头单位|配合)[:：]/g, ''))
    .filter((part) => part !== '')
    .map((name) => ({ name, sort: sortOf(name.replace(/[（(].*?[）)]/g, ''), frame) }));
}

/** A longer cell tells more than who. UTF-16 units. */
const longestOwners = 200;

/**
 * What is wrong with the words of those responsible: all of them point at no one, or belong in another column (6月底前,
 * 5件, 加强领导). Undefined where somebody is named.
 */
export function ownerFault(text: string, frame: Framework): 'nobody' | 'misplaced' | undefined {
  if (text.length > longestOwners) return undefined;
  const parties = readResponsible(text, frame);
  if (parties.length === 0) return undefined;
  if (parties.every(({ sort }) => sort === 'nobody')) return 'nobody';
  return parties.every(({ name, sort }) => sort === 'nobody' || isOther(name, frame)) ? 'misplaced' : undefined;
}

/** No one has such a name: a time, a figure, a state of affairs, letters only. Short words may be a name (高远). */
function isOther(name: string, frame: Framework): boolean {
  if (/^[\d０-９]+(?:[.．]\d+)?[%％]?[\u3400-\u9fff]?$/.test(name) || !/[\u3400-\u9fff]/.test(name)) return true;
  if (isKnown(name, frame)) return false;
  if (name.length >= 4 && frame.words.vague.some((word) => name.startsWith(word))) return true;
  if (post.test(name) || office.test(name)) return false;
  const time = readDeadline(name);
  if (isOnlyTime(name) || time?.sort === 'open') return true;
  if (name.length < 3) return false;
  return frame.cells.someday.includes(name) || states.has(name) || isMatter(name, frame);
}

/** A measure, a casework item or a routine of Party life: what is done, not who or when. */
export function isMatter(text: string, frame: Framework): boolean {
  return mattersOf(frame).has(text);
}

const mattersOf = perKey((frame: Framework): ReadonlySet<string> => {
  const named = [...allMeasures(frame), ...frame.casework].flatMap((one) => [one.name, ...one.aliases]);
  const routine = [...frame.cells.routine, ...frame.signs.routine].filter(({ length }) => length >= 4);
  const lines = new Set(frame.categories.flatMap(({ name, aliases }) => [name, ...aliases]));
  const all = [...named, ...routine].filter((one): one is string => typeof one === 'string');
  return new Set(all.filter((one) => !lines.has(one) && !office.test(one) && !post.test(one)));
});

const states = new Set([
  '已完成',
  '未完成',
  '未启动',
  '进行中',
  '推进中',
  '基本完成',
  '正在推进',
  '序时推进',
  '已落实',
  '已办结',
]);

/** Whether the words are nothing but known departments, posts and those who are nobody. */
export function isOwners(text: string, frame: Framework): boolean {
  const parties = readResponsible(text, frame);
  return parties.length > 0 && parties.every(({ name, sort }) => sort === 'nobody' || isKnown(name, frame));
}

/** A department, with the post of one in it perhaps: 第一检察部主任. */
function isKnown(name: string, frame: Framework): boolean {
  const plain = name.replace(/[（(].*?[）)]/g, '');
  const end = namesOf(frame).longest(plain, 0);
  const rest = plain.slice(end);
  return (
    end > 0 &&
    (rest === '' || (rest.length <= 4 && (post.test(rest) || namesOf(frame).longest(rest, 0) === rest.length)))
  );
}

function sortOf(name: string, frame: Framework): Party['sort'] {
  if (frame.words.nobody.includes(name) || isAnyone(name, frame)) return 'nobody';
  if (post.test(name)) return 'person';
  if (office.test(name) || departmentsIn(name, frame).length > 0) return 'department';
  // 案管, 控申: a line of work stands for its department.
  const line = frame.categories.some((category) => category.name === name || category.aliases.includes(name));
  if (line) return 'department';
  return /^[\u4e00-\u9fff·]{2,4}$/.test(name) ? 'person' : 'unknown';
}

const anyoneOf = perKey(({ cells, words }: Framework) => wordList([...cells.anyone, ...words.nobody]));

/** Made of words that point at no one: 各有关部门负责同志, 全院上下. 各党支部 is someone, and so is 分管领导. */
function isAnyone(name: string, frame: Framework): boolean {
  const words = anyoneOf(frame);
  // reach[i]: the first i characters can be laid out in words of the list.
  const reach = new Uint8Array(name.length + 1);
  if (name === '' || name.length > 24) return false;
  reach[0] = 1;
  for (let at = 0; at < name.length; at++) {
    if (!reach[at]) continue;
    words.each(name, at, (_, end) => {
      reach[end] = 1;
    });
  }
  return reach[name.length] === 1;
}

const digits = [...'一二三四五六七八九十'];

/** 第一检察部, 第十二党支部: every procuratorate has as many as it needs. */
const numbered = digits.flatMap((first) =>
  ['', ...digits].flatMap((second) => ['检察部', '党支部'].map((name) => `第${first}${second}${name}`)),
);

const namesOf = perKey(({ words, signs }: Framework) => trie([...numbered, ...words.departments, ...signs.partyStaff]));

/** Known departments that running words name, in order; longer names first where they overlap. */
export function departmentsIn(text: string, frame: Framework): string[] {
  return departmentSpans(text, frame).map(({ start, end }) => text.slice(start, end));
}

/** Where they stand. */
export const departmentSpans = (text: string, frame: Framework): Span[] => wordsIn(text, namesOf(frame).longest);
