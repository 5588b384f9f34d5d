/** What a reviewer asked for is still to be dealt with: a paper that is handed in carries no notes. */
import { shift, type Span } from '../base/span';
import type { Doc } from '../model/draft/doc';
import { inBlocks, perBlock } from '../model/draft/query';
import { withSurroundings } from '../model/grammar/comments/removal';
import { type ReviewNote, tellNote } from '../model/grammar/comments/reviewNotes';
import { defineRule, type Fix } from '../model/rule/rule';

export const rule = defineRule({
  id: 'open-note',
  title: '批注没有处理',
  family: 'structure',
  severity: { draft: 'off', review: 'information', submit: 'error' },
  why: '审阅人的批注取回后写在正文的注释里，打印、导出时看不见；没有逐条处理就报审，意见就落空了。',
  how: '按批注改好正文，再用“已处理，删去批注”；不采纳的，和审阅人说明后删去。',
  document({ doc, report }) {
    for (const { block, value } of notes(doc)) {
      for (const note of value) {
        const span = { start: note.start, end: note.end };
        const told = tellNote(note);
        if (!note.closed) {
          const edit = { ...shift({ start: note.end, end: note.end }, doc.parsed.starts[block]!), text: ' -->' };
          report({
            block,
            span,
            message: `批注没有写完，后面要有“-->”，否则会印在纸上：${told}`,
            fixes: () => [{ title: '在这一行末尾补上“-->”', edits: [edit] }],
          });
        } else report({ block, span, message: `批注还没有处理：${told}`, fixes: () => fixes(doc, block, note) });
      }
    }
  },
});

const notes = inBlocks(perBlock((facts) => (facts.notes.length > 0 ? facts.notes : undefined)));

function fixes(doc: Doc, block: number, note: ReviewNote): Fix[] {
  const own = removal(doc, shift(note, doc.parsed.starts[block]!));
  const one: Fix = { title: '已处理，删去批注', preferred: true, edits: [own] };
  const all = notes(doc).flatMap(({ block: i, value }) =>
    value.filter(({ closed }) => closed).map((each) => shift(each, doc.parsed.starts[i]!)),
  );
  if (all.length < 2) return [one];
  return [
    one,
    { title: `全部已处理，删去全文 ${all.length} 条批注`, edits: together(doc, all).map((run) => removal(doc, run)) },
  ];
}

const removal = (doc: Doc, span: Span) => ({ ...withSurroundings(doc.text, span), text: '' });

/** Notes with nothing but blanks between them go as one. */
function together(doc: Doc, spans: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last && /^[ \t]*$/.test(doc.text.slice(last.end, start))) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return runs;
}
