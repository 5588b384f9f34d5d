/** A part that this kind of document cannot do without is nowhere to be seen. */
import type { Part } from '../frame/schema';
import { blank } from '../model/grammar/skeleton';
import { formatNumber } from '../model/grammar/numbering';
import type { Section } from '../model/draft/outline';
import { missingParts } from '../model/draft/parts';
import { type DocumentContext, defineRule, type Edit, type Fix } from '../model/rule/rule';

export const rule = defineRule({
  id: 'missing-part',
  title: '缺少必备部分',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '各文种都有审稿人必看的部分，缺了会被退回。标题怎样措辞不限，双翼按意思认；任务表里有责任、时限两栏的，视为已写责任分工和时间安排。',
  how: '补上这一部分；用快速修复可以插入带提示的骨架。确不需要的，可对本文件关闭此规则。',
  document(context) {
    const { doc, kind, report } = context;
    const span = doc.title ?? { start: 0, end: 0 };
    for (const part of missingParts(doc)) {
      report({
        span,
        message: `${kind.name}一般要有“${part.name}”部分，这里没有找到。`,
        fixes: () => [insert(context, part)],
      });
    }
  },
});

/** Inserts the part where the kind has it, numbered like its neighbours, which move on by one. */
function insert({ doc, kind }: DocumentContext, part: Part): Fix {
  const order = kind.parts.indexOf(part);
  const top = doc.outline;
  const next = top.find((section) => section.part && kind.parts.indexOf(section.part) > order);
  const at = next ? next.start : doc.text.length;
  const before = top.filter((section) => section.start < at);
  const sample = next ?? before.at(-1);
  const number = nextNumber(sample, before.at(-1));
  const hashes = sample?.heading.depth ? `${'#'.repeat(sample.heading.depth)} ` : sample ? '' : '## ';
  const gap =
    doc.text.slice(0, at).endsWith('\n\n') || at === 0 ? '' : doc.text.slice(0, at).endsWith('\n') ? '\n' : '\n\n';
  const text = `${gap}${hashes}${number}${part.name}\n\n${blank(part.prompt)}\n${next ? '\n' : ''}`;
  const renumber = next ? top.slice(top.indexOf(next)).flatMap(movedOn) : [];
  return { title: `插入“${part.name}”部分`, edits: [{ start: at, end: at, text }, ...renumber] };
}

function nextNumber(sample: Section | undefined, previous: Section | undefined): string {
  if (sample && !sample.heading.number) return '';
  const form = sample?.heading.number?.form ?? '一、';
  const last = previous?.heading.number?.form === form ? previous.heading.number.value : 0;
  return formatNumber(form, last + 1);
}

function movedOn({ heading }: Section): Edit[] {
  const { number } = heading;
  return number ? [{ start: number.start, end: number.end, text: formatNumber(number.form, number.value + 1) }] : [];
}
