/** Which drafts are judged anew when others change. */
import { expect, it } from 'vitest';
import { Drafts } from '../../server/src/lsp/drafts';
import { Session } from '../../server/src/lsp/session';
import { Turns } from '../../server/src/lsp/turns';
import { openAt } from '../kit/around';

const draft = (kind: string, more = '') => `---\n文种: ${kind}\n期间: 2026年\n${more}---\n\n# 2026年${kind}\n`;

it('reports are, when their plan changes or is no plan any more', () => {
  const drafts = new Drafts(new Session(new Turns()));
  drafts.put(openAt('report.md', draft('工作总结', '计划: plan.md\n')));
  drafts.put(openAt('other.md', draft('工作总结')));
  for (const kind of ['工作计划', '工作总结', '工作计划']) {
    const { uri } = drafts.put(openAt('plan.md', draft(kind)))!;
    expect([...drafts.touchedBy(new Set([uri]))].sort()).toEqual(['file:///w/plan.md', 'file:///w/report.md']);
  }
});
