/** A request for a decision inside a report to a superior. Reports to an assembly are another matter. */
import { perKey } from '../base/perKey';
import type { Span } from '../base/span';
import { trie } from '../base/trie';
import type { Framework } from '../frame/schema';
import { found } from '../model/draft/query';
import { ownWords } from '../model/block/mask';
import { type DocumentContext, defineRule, type Fix } from '../model/rule/rule';

export const rule = defineRule({
  id: 'request-in-report',
  title: '报告夹带请示事项',
  family: 'structure',
  kinds: ({ noRequests }) => noRequests,
  severity: { draft: 'error', review: 'error', submit: 'error' },
  why: '《党政机关公文处理工作条例》（中办发〔2012〕14号）第十五条：不得在报告等非请示性公文中夹带请示事项。报告供上级了解情况，上级不必答复，夹带的请示容易被耽误。向代表大会等会议所作的工作报告不在此列。',
  how: '删去请示的话；确需上级答复的，另行写请示，一文一事。',
  document(context) {
    const { doc } = context;
    const places = requests(doc).flatMap(({ block, value }) => value.map((span) => ({ block, span })));
    if (places.length === 0 || addressed(doc).length > 0) return;
    for (const place of places) {
      const span = doc.spanOf(place);
      context.report({
        ...place,
        message: `“${doc.slice(span)}”是请示的结语，报告中不得夹带请示事项；需要答复的另写请示。`,
        fixes: () => closing(context, span),
      });
    }
  },
});

const requests = found((facts, source, frame) => {
  const own = clauses(ownWords(facts, source), frame);
  return own.length > 0 ? own : undefined;
});

const wordsOf = perKey(({ form }: Framework) => trie(form.requests));

/** Clauses that are such a closing and nothing else: 申请批复, 已书面请示 are narration. */
function clauses(text: string, frame: Framework): Span[] {
  const found: Span[] = [];
  wordsOf(frame).scan(text, 0, text.length, (_, start, end) => {
    if (!/^$|[，。；：、！？\s]/.test(text.charAt(start - 1)) || !/^$|[，。；！？\s]/.test(text.charAt(end))) return;
    // Of those that begin together the longest comes last.
    if (found.at(-1)?.start === start) found.pop();
    if (start >= (found.at(-1)?.end ?? 0)) found.push({ start, end });
  });
  return found;
}

/** Blocks that speak to an assembly. */
const addressed = found((_, source, frame) => frame.form.assemblies.some((word) => source.includes(word)) || undefined);

/** The whole sentence becomes the closing of the kind. */
function closing({ doc, kind }: DocumentContext, span: Span): Fix[] {
  const line = doc.text.slice(doc.text.lastIndexOf('\n', span.start) + 1, span.start);
  const before = line.length - Math.max(line.lastIndexOf('。'), line.lastIndexOf('！'), line.lastIndexOf('\r')) - 1;
  const start = span.start - before;
  const after = /^[^。\r\n]*。?/.exec(doc.text.slice(span.end, span.end + 100))![0].length;
  if (!kind.closing || doc.text.includes(kind.closing))
    return [{ title: '删去这句话', edits: [{ start, end: span.end + after, text: '' }] }];
  return [{ title: `改为“${kind.closing}”`, edits: [{ start, end: span.end + after, text: kind.closing }] }];
}
