/** Who is responsible: departments and persons separated by 、 ； or line breaks; "各部门" is nobody. */
import { perKey } from '../../base/perKey';
import { trie, wordsIn } from '../../base/trie';
import type { Framework } from '../../frame/schema';

export interface Party {
  readonly name: string;
  /** `nobody`: words such as 各部门. `unknown`: neither a known department nor a likely personal name. */
  readonly sort: 'department' | 'person' | 'nobody' | 'unknown';
}

const office = /(?:部门|支部|党小组|办公室|党组|党委|工会|团委|大队|中心|专班|部|科|处|局|室|组|委|院|所|队)$/;
const post = /(?:书记|检察长|主任|科长|部长|处长|组长|局长|队长|所长|院长|同志|专委|委员|检察官|负责人|领导|联络员)$/;

/** Reads a cell of a department, person or leader column. Empty for an empty cell. */
export function readResponsible(text: string, frame: Framework): Party[] {
  return text
    .split(/[、；;，,/\r\n]|<br\s*\/?>|\s{2,}/)
    .map((part) => part.replace(/[\s\u3000*]|^(?:责任人|责任部门|责任单位|牵头|牵头单位|配合)[:：]/g, ''))
    .filter((part) => part !== '')
    .map((name) => ({ name, sort: sortOf(name.replace(/[（(].*?[）)]/g, ''), frame) }));
}

function sortOf(name: string, frame: Framework): Party['sort'] {
  if (frame.words.nobody.includes(name)) return 'nobody';
  if (post.test(name)) return 'person';
  if (office.test(name) || departmentsIn(name, frame).length > 0) return 'department';
  // 案管, 控申: a line of work stands for its department.
  const line = frame.categories.some((category) => category.name === name || category.aliases.includes(name));
  if (line) return 'department';
  return /^[\u4e00-\u9fff·]{2,4}$/.test(name) ? 'person' : 'unknown';
}

const digits = [...'一二三四五六七八九十'];

/** 第一检察部, 第十二党支部: every procuratorate has as many as it needs. */
const numbered = digits.flatMap((first) =>
  ['', ...digits].flatMap((second) => ['检察部', '党支部'].map((name) => `第${first}${second}${name}`)),
);

const namesOf = perKey(({ words, signs }: Framework) => trie([...numbered, ...words.departments, ...signs.partyStaff]));

/** Known departments that running words name, in order; longer names first where they overlap. */
export function departmentsIn(text: string, frame: Framework): string[] {
  return wordsIn(text, namesOf(frame).longest).map(({ start, end }) => text.slice(start, end));
}
