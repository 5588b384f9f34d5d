import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps';
import { codeActions, findingsAt, fixAll } from '../../server/src/features/repair/codeActions';
import type { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { inSteps } from '../kit/steps';
import { draft, edited, findings } from './kit';

const table = '# 2026年工作计划\n\n| 业务事项 | 党建措施 |\n| --- | --- |\n';

describe('repairs', () => {
  it('come first, the preferred one in front', () => {
    const { doc, at } = draft(`${table}| 公益⟦⟧诉讼 |  |\n`);
    const actions = codeActions(doc, findingsAt(findings(doc, 'untied-item'), at));
    expect(actions[0]).toMatchObject({ kind: 'fix', preferred: true });
    expect(actions.filter((action) => action.preferred)).toHaveLength(1);
  });

  it('only for findings that the range touches', () => {
    const { doc, at } = draft(`${table}| 公益诉讼 |  |\n\n正⟦⟧文\n`);
    expect(findingsAt(findings(doc, 'untied-item'), at)).toEqual([]);
  });
});

describe('fix all', () => {
  const at = (doc: Doc, word: string, by: string, safe = true): Finding[] => {
    const start = doc.text.indexOf(word);
    if (start < 0) return [];
    const span = { start, end: start + word.length };
    const fixes = () => [{ title: '改', safe, edits: [{ ...span, text: by }] }];
    return [{ ruleId: 'x', severity: 'error', span, message: '', fixes }];
  };
  const run = (text: string, check: (doc: Doc) => Finding[]) => {
    const { doc } = draft(`${text}⟦⟧`);
    const action = finish(fixAll(doc, inSteps(check)));
    return action && edited(doc.text, action.edits);
  };

  it('applies safe repairs only', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '丙'), ...at(doc, '乙', '丁', false)])).toBe('丙乙');
    expect(run('乙', (doc) => at(doc, '乙', '丁', false))).toBeUndefined();
    expect(run('', () => [])).toBeUndefined();
  });

  it('again and again until none is left', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '乙'), ...at(doc, '乙乙', '丙')])).toBe('丙');
  });

  it('leaves out one of two that touch, for the next round', () => {
    expect(run('甲乙', (doc) => [...at(doc, '甲', '一'), ...at(doc, '乙', '二')])).toBe('一二');
  });

  it('ends although a repair brings itself up again', () => {
    expect(run('甲', (doc) => at(doc, '甲', '甲甲'))).toMatch(/^甲+$/);
  });
});
