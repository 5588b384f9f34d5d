/**
 * The workspace of an office by chance, the same for the same seed: plans of the office and of its departments over
 * several years, and the reports that answer them: most rows are reported, some finished, some late, some left out, some
 * new. What is said is made of the framework's own data and of sentences of ours.
 */
import { builtin } from '../../server/src/frame/builtin';
import { type Random, random } from './random';

export interface DraftFile {
  /** Below the workspace folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Amount {
  readonly drafts: number;
  readonly seed?: number;
  /** UTF-8 bytes of a draft, about. */
  readonly bytes?: number;
  /** Rows of a plan; by chance where nothing is said. */
  readonly rows?: number;
}

const departments = [
  '第一检察部',
  '第二检察部',
  '第三检察部',
  '第四检察部',
  '第五检察部',
  '控告申诉检察部',
  '案件管理办公室',
  '法律政策研究室',
  '检察技术中心',
];
const places = ['云溪河沿岸', '青石镇集市', '高新区厂区', '城东老街', '北山林场', '三所乡镇中学', '南湖码头'];
const papers = ['季度分析', '办案情况通报', '整改清单', '走访记录', '风险提示函', '评查意见'];
const reports = [
  ['工作总结', 12],
  ['上半年工作总结', 6],
  ['第一季度工作总结', 3],
  ['第三季度工作总结', 9],
] as const;
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const measures = builtin.dimensions.flatMap((dimension) => dimension.measures);
const items = builtin.casework.map(({ name }) => name);
const plan = builtin.kinds.find(({ tense }) => tense === 'plan')!;
const report = builtin.kinds.find(({ tense }) => tense === 'report')!;

/** A row of a plan. */
interface Row {
  readonly item: string;
  readonly measure: string;
  readonly done: string;
  readonly month: number;
}

interface Owner {
  readonly place: string;
  readonly unit: string;
  readonly department: string;
  readonly year: number;
}

/** The files one by one: a plan, then the reports that answer it, department by department, year by year. */
export function* manyDrafts({ drafts, seed = 1, bytes = 10_000, rows }: Amount): Generator<DraftFile> {
  const chance = random(seed);
  const groups = Math.ceil(drafts / (1 + reports.length));
  const years = Math.min(5, Math.ceil(groups / departments.length));
  let left = drafts;
  for (let i = 0; left > 0; i++) {
    const year = 2026 - (Math.floor(i / departments.length) % years);
    const station = Math.floor(i / departments.length / years) + 1;
    const department = departments[i % departments.length]!;
    const owner = { place: `院${station}/${year}/${department}`, unit: `云溪${station}县人民检察院`, department, year };
    for (const file of undertaking(chance, owner, bytes, rows ?? 6 + chance.int(6))) if (left-- > 0) yield file;
  }
}

/** A plan and its reports. */
function* undertaking(chance: Random, owner: Owner, bytes: number, count: number): Generator<DraftFile> {
  const { place, department, year } = owner;
  const rows = distinct(chance, count).map((item) => rowOf(chance, item));
  const name = `${department}${year}年${plan.name}`;
  const table = ['| 业务事项 | 党建措施 | 责任部门 | 完成时限 |', '| --- | --- | --- | --- |'];
  for (const row of rows)
    table.push(`| ${row.item} | ${row.measure}：${row.done} | ${department} | ${year}年${row.month}月底前 |`);
  yield { path: `${place}/${name}.md`, text: written(chance, owner, plan, name, `${year}年`, table, '', bytes) };
  for (const [ending, until] of reports) {
    const title = `${department}${year}年${ending}`;
    const period = until === 12 ? `${year}年` : `${year}年1至${until}月`;
    const head = `计划: ${name}.md\n`;
    const told = reported(chance, rows, department, until);
    yield { path: `${place}/${title}.md`, text: written(chance, owner, report, title, period, told, head, bytes) };
  }
}

/** What a report says of the rows of its plan. */
function reported(chance: Random, rows: readonly Row[], department: string, until: number): string[] {
  const table = ['| 业务事项 | 党建措施 | 责任部门 | 完成情况 |', '| --- | --- | --- | --- |'];
  for (const { item, measure, done, month } of rows) {
    if (chance.chance(0.08)) continue;
    const state = month <= until ? (chance.chance(0.9) ? '已完成' : '未完成') : '正在推进';
    const kept = chance.chance(0.95) ? `${measure}：${done}` : '';
    table.push(`| ${item} | ${kept} | ${department} | ${state}，办结${chance.int(40) + 1}件 |`);
  }
  if (chance.chance(0.2))
    table.push(`| ${chance.pick(items)} | ${chance.pick(measures).name} | ${department} | 已完成 |`);
  return table;
}

function written(
  chance: Random,
  owner: Owner,
  kind: typeof plan,
  title: string,
  period: string,
  table: readonly string[],
  head: string,
  bytes: number,
): string {
  const parts = kind.parts.filter(({ role }) => role !== 'closing');
  const opening = `---\n文种: ${kind.name}\n单位: ${owner.unit}\n期间: ${period}\n${head}---\n\n# ${title}\n`;
  const share = (bytes - 3 * (opening.length + table.join('\n').length)) / parts.length;
  const chapters = parts.map(({ name, role }, i) => {
    const lines = [`## ${numerals[i] ?? i + 1}、${name}`, ''];
    let size = 0;
    while (size < share) {
      const paragraph = sentences(chance, owner);
      size += 3 * paragraph.length;
      lines.push(paragraph, '');
    }
    if (role === 'tasks' || (kind === report && i === 0)) lines.push(...table, '');
    return lines.join('\n');
  });
  return `${opening}\n${chapters.join('\n')}`;
}

function sentences(chance: Random, owner: Owner): string {
  const said = Array.from({ length: 2 + chance.int(5) }, () => sentence(chance, owner));
  return said.join('');
}

function sentence(chance: Random, { department }: Owner): string {
  const number = (low: number, high: number) => low + chance.int(high - low);
  const [item, place, paper] = [chance.pick(items), chance.pick(places), chance.pick(papers)];
  switch (chance.int(6)) {
    case 0:
      return `${department}在${place}开展${item}，走访${number(8, 60)}家单位，形成${paper}${number(2, 9)}份。`;
    case 1:
      return `以${chance.pick(measures).name}带动${item}，每月安排${number(2, 9)}名党员跟进，结果由支部会议通报。`;
    case 2:
      return `对${place}反映的${number(3, 20)}条线索逐条登记，${number(5, 25)}个工作日内答复当事人。`;
    case 3:
      return `${rowOf(chance, item).done}。`;
    case 4:
      return `抽查${number(10, 50)}件已办案件，问题列入${paper}，由承办人和支部书记共同签字。`;
    default:
      return `邀请${number(2, 9)}名人大代表到${place}旁听，当场说明理由，并在${number(3, 10)}日内公布处理情况。`;
  }
}

function rowOf(chance: Random, item: string): Row {
  const { name, suggestions } = chance.pick(measures);
  return { item, measure: name, done: chance.pick(suggestions).text, month: 2 + chance.int(10) };
}

function distinct(chance: Random, count: number): string[] {
  const out = new Set<string>();
  while (out.size < count) out.add(chance.pick(items));
  return [...out];
}
