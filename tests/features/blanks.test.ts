/** The places where something is still to be written, in order. */
import { describe, expect, it } from 'vitest';
import { blanksOf, nextBlank } from '../../server/src/features/write/blanks';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const text = `---
文种: 工作计划
---

# ××单位2026年工作计划

| 序号 | 业务事项 | 党建措施 | 责任部门 | 备注 |
| --- | --- | --- | --- | --- |
| 1 | 公益诉讼 |  | 【待填：责任部门】 |  |
|  |  | 群众工作能力 | 办公室 |  |
| 3 | 机房改造 | 免融合：纯技术工作 |  |  |

由【待填：部门】负责，\`【待\`照录。
`;
const doc = Doc.open('file:///a.md', text, builtin);
const told = blanksOf(doc).map(({ start, end }) => `${text.slice(start - 2, start)}⟦${text.slice(start, end)}⟧`);

describe('places to fill in', () => {
  it('are prompts, and cells that every row needs', () => {
    expect(told).toEqual(['# ⟦××单位⟧', '| ⟦⟧', '| ⟦【待填：责任部门】⟧', '| ⟦⟧', '\n由⟦【待填：部门】⟧']);
  });

  it('come one after the other, and then from the start again', () => {
    const starts = blanksOf(doc).map(({ start }) => start);
    let at = 0;
    const gone = starts.map(() => (at = nextBlank(doc, at)!.start));
    expect(gone).toEqual(starts);
    expect(nextBlank(doc, at)!.start).toBe(starts[0]);
  });

  it('are none in a draft that is full', () => {
    expect(nextBlank(Doc.open('file:///b.md', '# 2026年工作计划\n\n依法办案。\n', builtin), 0)).toBeUndefined();
  });
});
