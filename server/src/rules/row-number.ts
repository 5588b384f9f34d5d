/** The numbers of a task table skip or repeat one: rows were moved, taken out or put in by hand. */
import { formatChinese, parseChinese } from '../base/numerals';
import type { Span } from '../base/span';
import type { Entry } from '../model/block/types';
import { type BlockContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'row-number',
  title: '表格序号不连续',
  family: 'slips',
  severity: { draft: 'off', review: 'information', submit: 'warning' },
  // A report may keep the numbers of the plan, without what was dropped.
  kinds: ({ tense }) => tense === 'plan',
  formatting: true,
  why: '任务表的序号跳号、重号，多是增删、移动行以后没有改；逐项对照、口头汇报时就会说错。',
  how: '从跳号、重号的地方起依次改；格式化文稿也会改。',
  block(context) {
    for (const { tasks, entries } of context.facts.tables) {
      if (tasks) for (const run of runsOf(numbersIn(context, entries))) checkRun(context, run);
    }
  },
});

interface Numbered extends Span {
  readonly value: number;
  readonly words: string;
  readonly before: string;
  readonly behind: string;
  readonly chinese: boolean;
}

/** Fewer tell no sequence. */
const shortest = 3;

/** None where one of them is something else (1.1, A-3): then the column holds names. */
function numbersIn({ source }: BlockContext, entries: readonly Entry[]): Numbered[] {
  const numbers: Numbered[] = [];
  let item = '';
  for (const { fields, item: said, continued } of entries) {
    const { number } = fields;
    const words = number ? source.slice(number.start, number.end) : '';
    const own = said ? source.slice(said.start, said.end) : '';
    // A merged cell is written in each of its rows.
    const again = continued || (own === item && words === numbers.at(-1)?.words);
    item = own;
    if (!number || words === '' || again) continue;
    const read = readNumber(words);
    if (!read) return [];
    numbers.push({ start: number.start, end: number.end, words, ...read });
  }
  return numbers;
}

function readNumber(words: string): Pick<Numbered, 'value' | 'before' | 'behind' | 'chinese'> | undefined {
  const match = /^([（(]?)(?:(\d{1,4})|([一二三四五六七八九十百]{1,5}))([）).．、]?)$/.exec(words);
  if (!match) return undefined;
  const [, before, figure, chinese, behind] = match as unknown as string[];
  const value = figure === undefined ? parseChinese(chinese!) : Number(figure);
  return value ? { value, before: before!, behind: behind!, chinese: figure === undefined } : undefined;
}

/** Numbers begin anew with one: each group of rows has its own. */
function runsOf(numbers: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = [];
  for (const number of numbers) {
    if (number.value === 1 || runs.length === 0) runs.push([number]);
    else runs.at(-1)!.push(number);
  }
  return runs;
}

function checkRun({ report }: BlockContext, run: readonly Numbered[]): void {
  const broken = run.flatMap(({ value }, i) => (i > 0 && value !== run[i - 1]!.value + 1 ? [i] : []));
  // Where most do not count on they are no numbers of rows.
  if (run.length < shortest || broken.length === 0 || broken.length * 2 > run.length - 1) return;
  const at = broken[0]!;
  const [last, here] = [run[at - 1]!, run[at]!];
  const edits = run.slice(at).flatMap((number, i) => {
    const value = last.value + 1 + i;
    const { start, end, before, behind, chinese } = number;
    return value === number.value
      ? []
      : [{ start, end, text: before + (chinese ? formatChinese(value) : value) + behind }];
  });
  report({
    span: { start: here.start, end: here.end },
    message: here.value === last.value ? `序号“${here.words}”重复了。` : `序号从“${last.words}”跳到了“${here.words}”。`,
    fixes: () => [{ title: '从这里起依次编号', preferred: true, formatting: true, edits }],
  });
}
