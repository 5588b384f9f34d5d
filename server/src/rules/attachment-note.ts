/** The list of attachments below the text, and what the text says of them. */
import type { Span } from '../base/span';
import { noteLines } from '../model/block/attachments';
import type { Doc } from '../model/draft/doc';
import { found, type InBlock } from '../model/draft/query';
import { ownWords } from '../model/block/mask';
import { type BlockContext, type DocumentContext, defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'attachment-note',
  title: '附件说明',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  formatting: true,
  why: '附件说明写作“附件：1. 名称”，多个附件用阿拉伯数字加点编号，名称后不加标点（GB/T 9704—2012 第7.3.4条）；正文提到的附件，附件说明里要有。',
  how: '编号改用“1.”，删去名称后的标点；正文提到而没有列出的，补列或改正文。',
  block: checkNote,
  document: checkReferences,
});

function checkNote({ facts, source, report }: BlockContext): void {
  if (facts.units.length === 0 || !source.includes('附件')) return;
  for (const line of noteLines(source, { start: 0, end: source.length })) {
    const text = source.slice(line.start, line.end);
    const number = /^(\d{1,2})[、．]/.exec(text);
    if (number) {
      const at = line.start + number[1]!.length;
      report({
        span: { start: line.start, end: at + 1 },
        message: `附件的编号写作“${number[1]}.”。`,
        fixes: () => [
          { title: `改为“${number[1]}.”`, safe: true, preferred: true, edits: [{ start: at, end: at + 1, text: '.' }] },
        ],
      });
    }
    const sign = /[。；，、;,]$/.exec(text);
    if (sign && text.length > 1) {
      const at = { start: line.end - 1, end: line.end };
      report({
        span: at,
        message: '附件名称后不加标点。',
        fixes: () => [{ title: '删去标点', safe: true, preferred: true, edits: [{ ...at, text: '' }] }],
      });
    }
  }
}

//#region References to attachments

interface Attachments {
  /** Highest number that the note or the head of an attachment gives; 0 for none. */
  readonly listed: number;
  readonly note: boolean;
  readonly references: readonly (Span & { readonly value: number })[];
}

const attachments = found((facts, source): Attachments | undefined => {
  if (!source.includes('附件')) return undefined;
  const items = noteLines(source, { start: 0, end: source.length });
  const numbers = items.map((line) => Number(/^\d{1,2}(?=[.．、])/.exec(source.slice(line.start, line.end))?.[0] ?? 1));
  const head = /^[#\s*\u3000]*附件\s?(\d{1,2})(?=\s|[：:*]|$)/.exec(source);
  const references = items.length > 0 || head ? [] : referencesIn(ownWords(facts, source));
  return { listed: Math.max(0, head ? Number(head[1]) : 0, ...numbers), note: items.length > 0, references };
});

/** 附件2 where it is the writer's own: behind a title or quotation it is somebody else's. */
function referencesIn(text: string): Attachments['references'] {
  return [...text.matchAll(/(?<![》”\ufffc])附件\s?(\d{1,2})(?![\d.．、])/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: Number(match[1]),
  }));
}

function checkReferences({ doc, report }: DocumentContext): void {
  const blocks = attachments(doc);
  const note = blocks.find(({ value }) => value.note);
  if (!note) return;
  const listed = blocks.reduce((most, { value }) => Math.max(most, value.listed), goesOn(doc, note));
  for (const { block, value } of blocks) {
    for (const reference of value.references) {
      if (reference.value <= listed) continue;
      const place = { block, span: { start: reference.start, end: reference.end } };
      report({ ...place, message: `正文提到“${doc.slice(doc.spanOf(place))}”，附件说明只列到 ${listed}。` });
    }
  }
}

/** Last number of a note whose further lines are a list or paragraphs of their own. */
function goesOn(doc: Doc, { block, value: { listed } }: InBlock<Attachments>): number {
  let last = listed;
  for (let i = block + 1; i < doc.facts.length; i++) {
    const numbers = doc.facts[i]!.numbers.filter(({ form }) => form === '1.');
    if (numbers[0]?.value !== last + 1) break;
    last = numbers.at(-1)!.value;
  }
  return last;
}

//#endregion
