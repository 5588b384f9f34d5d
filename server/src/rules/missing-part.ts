/** A part that this kind of document cannot do without is nowhere to be seen. */
import type { Edit } from '../base/span';
import type { Part } from '../frame/schema';
import { blank } from '../model/grammar/skeleton';
import { formatNumber } from '../model/grammar/numbering';
import type { Doc } from '../model/draft/doc';
import type { Section } from '../model/draft/outline';
import { missingParts } from '../model/draft/parts';
import { type DocumentContext, defineRule, type Fix } from '../model/rule/rule';

export const rule = defineRule({
  id: 'missing-part',
  title: '缺少必备部分',
  family: 'structure',
  severity: { draft: 'off', review: 'warning', submit: 'error' },
  why: '各文种都有审稿人必看的部分，缺了会被退回。标题怎样措辞不限，双翼按意思认。各章都对得上文种的部分、惟独少一个时才提示；另有写法的，只看总结、述职有没有问题和打算。任务表里有责任、时限两栏的，视为已写责任分工和时间安排。',
  how: '补上这一部分；用快速修复可以插入带提示的骨架。确不需要的，可对本文件关闭此规则。',
  document(context) {
    const { doc, kind, report } = context;
    const place = doc.placeOf(doc.title ?? { start: 0, end: 0 });
    for (const part of missingParts(doc)) {
      report({
        ...place,
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
  const at = next ? doc.startOf(next) : doc.text.length;
  const before = next ? top.slice(0, top.indexOf(next)) : top;
  const sample = next ?? before.at(-1);
  const number = nextNumber(sample, before.at(-1));
  const hashes = sample?.depth ? `${'#'.repeat(sample.depth)} ` : sample ? '' : '## ';
  const gap =
    doc.text.slice(0, at).endsWith('\n\n') || at === 0 ? '' : doc.text.slice(0, at).endsWith('\n') ? '\n' : '\n\n';
  const text = `${gap}${hashes}${number}${part.name}\n\n${blank(part.prompt)}\n${next ? '\n' : ''}`;
  const renumber = next ? top.slice(top.indexOf(next)).flatMap((section) => movedOn(doc, section)) : [];
  return { title: `插入“${part.name}”部分`, edits: [{ start: at, end: at, text }, ...renumber] };
}

function nextNumber(sample: Section | undefined, previous: Section | undefined): string {
  if (sample && !sample.number) return '';
  const form = sample?.number?.form ?? '一、';
  const last = previous?.number?.form === form ? previous.number.value : 0;
  return formatNumber(form, last + 1);
}

function movedOn(doc: Doc, section: Section): Edit[] {
  const { number } = doc.headingOf(section);
  return number ? [{ start: number.start, end: number.end, text: formatNumber(number.form, number.value + 1) }] : [];
}
