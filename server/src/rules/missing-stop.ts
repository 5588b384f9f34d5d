/** A paragraph of sentences that ends in none: no 。 behind its last word, or a comma. */
import { trim } from '../base/span';
import { filler, prose } from '../model/block/mask';
import { derive, found } from '../model/draft/query';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'missing-stop',
  title: '段末缺句号',
  family: 'slips',
  severity: { draft: 'off', review: 'warning', submit: 'warning' },
  why: '一段话说完要有句末点号（GB/T 15834—2011）。段末没有标点或停在逗号上，多是删改后留下的，也可能漏了半句。标题、称呼、落款、表格和分行写的内容不查。',
  how: '补上句号；话没有说完的，补全。',
  document({ doc, report }) {
    const { slips, commas } = open(doc);
    for (const { block, value } of slips) {
      if ((value.comma && commas > few) || (!value.firm && block === 0)) continue;
      const { at, comma, firm } = value;
      report({
        block,
        span: { start: at - 1, end: at },
        severity: firm ? 'warning' : 'information',
        message: comma
          ? `这一段停在“${comma}”上，应以句号收尾，或者话还没有说完。`
          : '这一段末尾没有句号，或者被断成了两段。',
        fixes: () => {
          const end = doc.spanOf({ block, span: { start: at, end: at } }).end;
          const start = comma ? end - 1 : end;
          return [{ title: comma ? '改为句号' : '补上句号', preferred: true, edits: [{ start, end, text: '。' }] }];
        },
      });
    }
  },
});

interface Open {
  /** Where the paragraph ends. */
  readonly at: number;
  /** The mark it stops at, empty where it stops at a word. */
  readonly comma: string;
  /** It holds a whole sentence, or stops at a comma: no title does. */
  readonly firm: boolean;
}

/** Paragraphs that end in a stop, and those that do not although they should. */
const endings = found((facts, source): 'right' | Open | undefined => {
  const { units, headings, tables } = facts;
  const [unit] = units;
  if (
    tables.length > 0 ||
    headings.some(({ form }) => form !== 'run-in') ||
    units.length !== 1 ||
    unit!.where !== 'paragraph'
  )
    return undefined;
  const text = prose(facts, source);
  const { start, end } = trim(text, unit!);
  // What formatting makes of half-width commas.
  const words = text
    .slice(start, end)
    .replace(/(?<=[^\p{ASCII}]|[\d)])[,;](?!\d)/gu, (mark) => (mark === ',' ? '，' : '；'));
  // Lines of their own: a poem, a signature, an address.
  const last = words.at(-1) ?? '';
  if (/[。！？；：…”）]/.test(last)) return 'right';
  if (words.length < shortest || words.includes('\n') || words.includes(filler)) return undefined;
  // A heading that is not alone has sentences behind it.
  if (headings.length > 0 && !words.includes('。')) return undefined;
  const comma = /[，、]/.test(last) ? last : '';
  if (!comma && !/[\u4e00-\u9fff]/.test(last)) return undefined;
  const stops = /[。！？]/.test(words);
  if (!comma && !stops && !isSentence(words)) return undefined;
  // What stands behind the last mark must be a clause, not a name below a text.
  const tail = words.slice(Math.max(...[...'，。；：！？、…”》）'].map((mark) => words.lastIndexOf(mark))) + 1);
  if (!comma && (tail.length < shortestTail || /[ \u3000]|印发$/.test(tail))) return undefined;
  return { at: end, comma, firm: (stops && tail.length <= longestTail) || comma !== '' };
});

/** Those that do not, unless they are many: a speech in short lines, a text that a program has cut at the end of each line. */
const open = derive([endings], (all) => {
  const slips = all.flatMap(({ block, value }) => (value === 'right' ? [] : [{ block, value }]));
  const right = all.length - slips.length;
  if (slips.length > Math.max(few, right * share)) return { slips: [], commas: 0 };
  // Without a single stop in the draft nothing tells a sentence from a title.
  const told = right > 0 ? slips : slips.filter(({ value }) => value.firm);
  return { slips: told, commas: told.filter(({ value }) => value.comma).length };
});

const shortest = 20;
/** Without a single stop in it: a title may have a comma too. */
const longEnough = 30;
/** Shorter, but it says who, when or how many. */
const shortSentence = 22;
const shortestTail = 4;
/** Longer ones without any mark may be a title that stands below a text. */
const longestTail = 20;
const few = 2;
/** Of the paragraphs that end rightly. */
const share = 0.02;

function isSentence(words: string): boolean {
  if (!words.includes('，')) return false;
  return (
    words.length >= longEnough || (words.length >= shortSentence && /[我本各\d]|[年月]来|年[，以]|下一步/.test(words))
  );
}
