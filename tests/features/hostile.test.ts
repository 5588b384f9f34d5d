/** Every feature at every place of nasty documents: nothing throws, everything lies within the text. */
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import type { Span } from '../../server/src/base/span';
import { codeActions, fixAll } from '../../server/src/features/repair/codeActions';
import { silenceActions } from '../../server/src/features/repair/silence';
import { defaultConfig } from '../../server/src/check/config';
import { formattingConfig, formattingRules } from '../../server/src/check/formatting';
import { check } from '../../server/src/check/run';
import { folds } from '../../server/src/features/shape/folding';
import { formatted } from '../../server/src/features/shape/formatting';
import { type FusionNode, fusion } from '../../server/src/features/views/fusion';
import { health } from '../../server/src/features/views/health';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/shape/inlayHints';
import { fileLinks } from '../../server/src/features/shape/links';
import { afterEnter } from '../../server/src/features/shape/onType';
import { selections } from '../../server/src/features/shape/selection';
import { coverage } from '../../server/src/features/views/status';
import { symbols } from '../../server/src/features/shape/symbols';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { assertLinear, fastest } from '../kit/linear';
import { inSteps } from '../kit/steps';
import { findings, offered } from './kit';

const sample = `---
文种：工作计划
期间: 2026年
---

# 云溪县人民检察院2026年工作计划

## 一、重点任务

| 业务事项 | 党建措施 | 责任部门 | 完成时限 |
| --- | --- | --- | --- |
| 公益诉讼 | 服务大局意识 | 第四检察部 | 6月底前 |
|  | 政治能力 <!-- shuangyi-disable-line vague-measure --> | 同上 |
| 刑事申诉 |  |

（一）办好民生案件。以公开听证化解行政争议。<!-- 措施：群众工作能力 -->

3. 【事项：案件质量评查；措施：质量评查、；责任：】××
`;

const nasty: Record<string, string> = {
  plain: sample,
  'byte order mark': `\ufeff${sample}`,
  CRLF: sample.replaceAll('\n', '\r\n'),
  'lone CR': sample.replaceAll('\n', '\r'),
  'surrogate pairs': sample.replace(/[的公的一]/g, '𠮷👍'),
  'cut off': sample.slice(0, sample.length / 2),
  unclosed: `${sample}\n\`\`\`\n<!-- 措施：`,
  'no closing signs': sample.replace(/[|\]】>]/g, ''),
  'one line': sample.replaceAll('\n', ' '),
  empty: '',
};

const formattingFindings = inSteps((doc: Doc) => check(doc, formattingConfig(defaultConfig), formattingRules));

function open(text: string): Doc {
  return Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });
}

describe('hostile text', () => {
  for (const [name, text] of Object.entries(nasty)) {
    it(name, () => {
      const doc = open(text);
      const outside: Span[] = [];
      const inside = (span: Span) => {
        if (!(0 <= span.start && span.start <= span.end && span.end <= text.length)) outside.push(span);
      };
      for (let offset = 0; offset <= text.length; offset++) {
        const shown = hover(doc, offset, () => 1);
        if (shown) inside(shown.span);
        for (const { span, extra = [] } of offered(doc, offset)) {
          inside(span);
          extra.forEach(inside);
          if (span.end !== offset) outside.push(span);
        }
        afterEnter(doc, offset).forEach(inside);
        selections(doc, offset).forEach((span, i, all) => {
          inside(span);
          const next = all[i + 1];
          if (next && !(next.start <= span.start && span.end <= next.end)) outside.push(next);
        });
      }
      for (const symbol of symbols(doc)) inside(symbol.span);
      const found = findings(doc);
      const actions = [...codeActions(doc, found), ...silenceActions(doc, found, undefined)];
      for (const action of actions) action.edits.forEach(inside);
      [...folds(doc), ...fileLinks(doc).map(({ span }) => span)].forEach(inside);
      for (const { at } of inlayHints(doc, { start: 0, end: text.length })) inside({ start: at, end: at });
      finish(formatted(doc, formattingFindings)).forEach(inside);
      const walk = ({ span, children }: FusionNode): void => {
        if (span) inside(span);
        children.forEach(walk);
      };
      for (const by of ['measure', 'item', 'part'] as const) fusion(doc, by).forEach(walk);
      const picture = health(doc, found, 'review')!;
      for (const { span } of [...picture.steps, ...picture.rounds]) if (span) inside(span);
      for (const { cells } of picture.rows) for (const { places } of cells) for (const { span } of places) inside(span);
      finish(
        fixAll(
          doc,
          inSteps((one) => findings(one)),
        ),
      )?.edits.forEach(inside);
      expect(outside).toEqual([]);
      const { total, tied, justified } = coverage(doc);
      expect(tied + justified).toBeLessThanOrEqual(total);
    });
  }
});

describe('cost', () => {
  const body = sample.replace(/^---[\s\S]*?\n---\n/, '');

  it('all of them grow linearly with the text', () => {
    const cost = (size: number) => {
      const text = body.repeat(Math.ceil(size / body.length)).slice(0, size);
      const doc = open(text);
      const [item, measure] = ['公益诉讼', '服务大局意识'].map((words) => text.indexOf(words) + 1);
      return fastest(() => {
        // A revision of its own for each run: what is kept by revision would cost nothing the second time.
        const fresh = doc.edit({ start: text.length, end: text.length, text: '。' });
        fusion(fresh, 'item');
        health(fresh, [], 'review');
        symbols(doc);
        hover(doc, item!, () => 1);
        offered(doc, measure!);
        offered(doc, text.length);
        folds(doc);
        selections(doc, measure!);
        inlayHints(doc, { start: 0, end: 2_000 });
        fileLinks(doc);
        afterEnter(doc, text.length);
        finish(formatted(doc, formattingFindings));
        coverage(doc);
      });
    };
    // Warm: the first calls cost more than all that follow. A quadratic cost would grow 16 times per unit.
    cost(16_000);
    assertLinear(cost, { sizes: [4_000, 16_000, 64_000], factor: 6 });
  }, 30_000);
});
