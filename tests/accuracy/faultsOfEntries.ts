/** The five problems in tables and marks. */
import type { Edit, Span } from '../../server/src/base/span';
import { builtin } from '../../server/src/frame/builtin';
import { allMeasures } from '../../server/src/model/grammar/measures';
import type { Random } from '../kit/random';
import type { Base } from './bases';
import { at, type Fault, insert, type Planting, pickOr, replace } from './fault';
import { type Grid, grids, type MarkText, marksIn, type Row } from './lines';

const entry = (name: string, rule: string, plant: Fault['plant']): Fault => ({
  name,
  group: 'tables and marks',
  rules: [rule],
  plant,
});

type Column = 'item' | 'measure' | 'owner' | 'deadline' | 'assessment' | 'result' | 'measureResult';

const columns: Readonly<Record<Column, readonly string[]>> = {
  item: ['业务事项'],
  measure: ['党建措施'],
  owner: ['责任部门', '责任人'],
  deadline: ['完成时限'],
  assessment: ['考核方式'],
  result: ['完成情况'],
  measureResult: ['党建措施进展'],
};

function cellsOf(grid: Grid, row: Row, column: Column): Span[] {
  return columns[column].flatMap((name) => row.cells[grid.names.indexOf(name)] ?? []);
}

const isFilled = ({ text }: Base, cells: readonly Span[]) =>
  cells.length > 0 && cells.every(({ start, end }) => start < end && !text.slice(start, end).startsWith('【'));

/** Tables whose first row has all of these columns filled. */
function gridsWith(base: Base, wanted: readonly Column[]): Grid[] {
  return grids(base.text).filter((grid) =>
    wanted.every((column) => isFilled(base, cellsOf(grid, grid.rows[0]!, column))),
  );
}

/** Writes into the column of one row that has it filled. */
function inRow(column: Column, words: (r: Random) => string, others: readonly Column[] = ['item', 'measure']) {
  return (base: Base, r: Random): Planting | undefined => {
    const grid = pickOr(r, gridsWith(base, [column, ...others]));
    const rows = grid?.rows.filter((row) =>
      [column, ...others].every((one) => isFilled(base, cellsOf(grid, row, one))),
    );
    const row = rows && pickOr(r, rows);
    if (!grid || !row) return undefined;
    const [first, ...more] = cellsOf(grid, row, column);
    return { edits: [replace(first!, words(r)), ...more.map((cell) => replace(cell, ''))], place: row };
  };
}

/** Writes into the column of every row. */
function inAllRows(column: Column, words: (r: Random) => string, fits: (base: Base) => boolean = () => true) {
  return (base: Base, r: Random): Planting | undefined => {
    const grid = fits(base) ? pickOr(r, gridsWith(base, [column, 'item', 'measure'])) : undefined;
    if (!grid) return undefined;
    const text = words(r);
    const edits = grid.rows.flatMap((row): Edit[] => {
      const [first, ...more] = cellsOf(grid, row, column);
      return [replace(first!, text), ...more.map((cell) => replace(cell, ''))];
    });
    return { edits, place: grid.span };
  };
}

/** Changes one mark that names an item; undefined words take the field away. */
function inMark(key: string, words: ((r: Random) => string) | undefined) {
  return (base: Base, r: Random): Planting | undefined => {
    const mark = pickOr(r, fullMarks(base));
    const field = mark?.fields.find((one) => one.key === key);
    if (!mark || !field) return undefined;
    return { edits: [words ? replace(field.value, words(r)) : replace(field.whole, '')], place: mark };
  };
}

/** Changes all marks alike. */
function inAllMarks(key: string, words: (r: Random) => string) {
  return (base: Base, r: Random): Planting | undefined => {
    const marks = fullMarks(base);
    if (marks.length < 4) return undefined;
    const text = words(r);
    const edits = marks.flatMap(({ fields }) =>
      fields.filter((one) => one.key === key).map(({ value }) => replace(value, text)),
    );
    return { edits, place: { start: marks[0]!.start, end: marks.at(-1)!.end } };
  };
}

function fullMarks({ text }: Base): MarkText[] {
  return marksIn(text).filter(({ fields }) =>
    ['事项', '措施', '责任', '时限'].every((key) => fields.some((one) => one.key === key)),
  );
}

//#region Words

const empty = () => '';
const vague = (r: Random) =>
  r.pick([
    '进一步加强',
    '切实强化',
    '深入推进',
    '不断提升',
    '着力抓好',
    '持续深化',
    '扎实做好',
    '全面加强',
    '努力提高',
  ]) +
  r.pick([
    '党建引领',
    '政治建设',
    '思想教育',
    '作风建设',
    '服务大局意识',
    '责任担当',
    '组织领导',
    '队伍建设',
    '能力素质',
    '政治站位',
  ]);
const routine = (r: Random) =>
  r.pick([
    '组织党员集中学习',
    '开展专题学习讨论',
    '召开支部会议传达上级精神',
    '组织观看警示教育片',
    '撰写学习心得体会',
    '开展交流研讨',
    '上一次专题党课',
    '召开座谈会',
    '每月集中学习一次并开展讨论交流',
    '参观红色教育基地',
  ]);
const nobody = (r: Random) =>
  r.pick([
    '各部门',
    '相关部门',
    '各科室',
    '全院',
    '有关部门',
    '各单位',
    '全体党员',
    '有关单位',
    '相关单位',
    '全体干警',
    '各部门、各单位',
  ]);
const openEnd = (r: Random) => r.pick(['长期坚持', '持续推进', '长期', '常态化推进', '长期坚持、常抓不懈', '持续开展']);
const staff = (r: Random) => r.pick(['政治部', '机关党委', '政治部、机关党委', '机关党委、政治部']);
const late = (r: Random) => r.pick(['2027年3月底前完成', '2027年1月31日前建立机制', '2027年第一季度完成']);
const notYet = (r: Random) =>
  r.pick(['未启动', '尚未开展', '正在推进', '推进中', '完成30%', '尚未启动', '正在制定方案']);

/** One character of a measure's name wrong or left out. */
function misspelt(r: Random): string {
  const name = r.pick(allMeasures(builtin).filter((measure) => measure.name.length <= 10)).name;
  const i = r.int(name.length);
  const wrong = r.pick([...'价介制治集立及意工城只公惯导力'].filter((char) => char !== name[i]));
  return r.chance(0.75) ? name.slice(0, i) + wrong + name.slice(i + 1) : name.slice(0, i) + name.slice(i + 1);
}

//#endregion

/** A measure that is to be done later than its item. */
function lateMeasure(base: Base, r: Random): Planting | undefined {
  const grid = pickOr(r, gridsWith(base, ['item', 'measure', 'deadline']));
  const dated = grid?.rows.filter((row) =>
    cellsOf(grid, row, 'deadline').some((cell) => base.text.startsWith('2026年', cell.start)),
  );
  const filled = dated?.filter((row) => isFilled(base, cellsOf(grid!, row, 'measure')));
  const row = filled && pickOr(r, filled);
  if (!grid || !row) return undefined;
  return { edits: [insert(cellsOf(grid, row, 'measure')[0]!.end, `，${late(r)}`)], place: row };
}

/** The column that speaks of assessment is taken out of a plan that speaks of it nowhere else. */
function noAssessment(base: Base): Planting | undefined {
  const grid = base.name.startsWith('plain') ? grids(base.text)[0] : undefined;
  const index = grid?.names.indexOf('考核方式') ?? -1;
  if (!grid || index < 0) return undefined;
  const edits = base.text
    .slice(grid.span.start, grid.span.end)
    .split('\n')
    .reduce<{ edits: Edit[]; start: number }>(
      ({ edits, start }, line) => {
        const from = line.lastIndexOf('|', line.length - 2);
        return {
          edits: [...edits, replace({ start: start + from, end: start + line.length - 1 }, '')],
          start: start + line.length + 1,
        };
      },
      { edits: [], start: grid.span.start },
    ).edits;
  return { edits, place: grid.span };
}

/** A measure that stands alone in a sentence about neither item nor work. */
function loneMark(base: Base, r: Random): Planting | undefined {
  if (!base.name.startsWith('plain') && !base.name.startsWith('marks')) return undefined;
  const words = r.pick(['干部要按时参加体检。', '食堂延长供餐时间。', '停车场实行分区管理。']);
  const mark = `措施：${r.pick(allMeasures(builtin)).name}`;
  return at(insert(base.text.length, `\n${words}${r.chance(0.5) ? `<!-- ${mark} -->` : `【${mark}】`}\n`));
}

const isNamed = ({ name }: Base) => name.startsWith('named');

export const faultsOfEntries: readonly Fault[] = [
  entry('owner cell emptied', 'missing-owner', inRow('owner', empty)),
  entry('deadline cell emptied', 'missing-deadline', inRow('deadline', empty)),
  entry('measure cell emptied', 'untied-item', inRow('measure', empty)),
  entry(
    'other Party life as measure',
    'untied-item',
    inRow('measure', (r) => r.pick(['按时收缴党费', '发展党员2名', '做好支部换届选举'])),
  ),
  entry('misspelt measure in a cell', 'unknown-measure', inRow('measure', misspelt)),
  entry('vague measure in a cell', 'vague-measure', inRow('measure', vague)),
  entry('routine form in a cell', 'routine-forms-only', inRow('measure', routine)),
  entry('nobody as owner', 'nobody-responsible', inRow('owner', nobody)),
  entry('all deadlines open', 'open-ended-deadlines', inAllRows('deadline', openEnd)),
  entry(
    'same measure in all rows',
    'same-measure-everywhere',
    inAllRows('measure', (r) => r.pick(['第一党支部每月开一次复盘会', '强化党建引领', '服务大局意识'])),
  ),
  entry('all by Party staff', 'party-staff-only', inAllRows('owner', staff, isNamed)),
  entry('measure later than its item', 'measure-after-item', lateMeasure),
  entry(
    'measure behind its item',
    'measure-behind-item',
    inRow('measureResult', notYet, ['item', 'measure', 'result']),
  ),
  entry(
    'progress of a measure emptied',
    'measure-behind-item',
    inRow('measureResult', empty, ['item', 'measure', 'result']),
  ),
  entry('assessment cell emptied', 'missing-stage', inRow('assessment', empty)),
  entry('assessment column emptied', 'missing-stage', inAllRows('assessment', empty)),
  entry('assessment column removed', 'missing-stage', noAssessment),
  entry('owner of a mark dropped', 'missing-owner', inMark('责任', undefined)),
  entry('deadline of a mark dropped', 'missing-deadline', inMark('时限', undefined)),
  entry('measure of a mark dropped', 'untied-item', inMark('措施', undefined)),
  entry('misspelt measure in a mark', 'unknown-measure', inMark('措施', misspelt)),
  entry('vague measure in a mark', 'vague-measure', inMark('措施', vague)),
  entry('routine form in a mark', 'routine-forms-only', inMark('措施', routine)),
  entry('nobody as owner of a mark', 'nobody-responsible', inMark('责任', nobody)),
  entry('all marks open-ended', 'open-ended-deadlines', inAllMarks('时限', openEnd)),
  entry(
    'same measure in all marks',
    'same-measure-everywhere',
    inAllMarks('措施', (r) => r.pick(allMeasures(builtin)).name),
  ),
  entry('all marks by Party staff', 'party-staff-only', inAllMarks('责任', staff)),
  entry('mark without an item', 'untied-measure', loneMark),
];
