import { describe, expect, it } from 'vitest';
import { tieHere } from '../../server/src/features/write/tieHere';
import { Doc } from '../../server/src/model/draft/doc';
import { draft, edited } from './kit';

const head = '# 2026年工作总结\n\n';

function first(marked: string, style: 'comment' | 'visible'): string | undefined {
  const { doc, at } = draft(head + marked);
  const [action] = tieHere(doc, at, style);
  return action && edited(doc.text, action.edits).slice(head.length);
}

describe('tie the item under the cursor', () => {
  it('by a comment behind its sentence', () => {
    const text = first('全年办理公益⟦⟧诉讼案件12件。其他工作照常。', 'comment')!;
    expect(text).toMatch(/^全年办理公益诉讼案件12件。<!-- 措施：\S+ -->其他工作照常。$/);
    const segment = Doc.open('file:///a.md', head + text, draft('⟦⟧').doc.frame)
      .segments()
      .find((one) => one.items.length);
    expect(segment?.tied).toBe(true);
  });

  it('by a visible mark where the settings say so', () => {
    expect(first('全年办理公益⟦⟧诉讼案件12件。', 'visible')).toMatch(/^全年办理公益诉讼案件12件。【措施：\S+】$/);
  });

  it('in the mark that leaves its measure open', () => {
    const open = first('全年办理公益⟦⟧诉讼案件12件。<!-- 措施：××；责任：四部 -->其他照常。', 'comment');
    expect(open).toMatch(/^全年办理公益诉讼案件12件。<!-- 措施：[^×；]+；责任：四部 -->其他照常。$/);
    expect(first('全年办理公益⟦⟧诉讼案件12件【措施：】。', 'visible')).toMatch(/^[^【]+【措施：[^】]+】。$/);
  });

  it('offers nothing elsewhere', () => {
    expect(first('全院⟦⟧上下团结一心。', 'comment')).toBeUndefined();
    expect(first('| 业务事项 | 党建措施 |\n| --- | --- |\n| 公益⟦⟧诉讼 |  |', 'comment')).toBeUndefined();
  });
});
