import { describe, expect, it } from 'vitest';
import { draftState } from '../../client/src/views/draftState';
import { emptyHtml, healthHtml, heat } from '../../client/src/views/healthHtml';
import { healthStyles } from '../../client/src/views/healthPage';
import { webPage } from '../../client/src/views/page';
import type { HealthResult } from '../../server/src/protocol';

const place = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const health: HealthResult = {
  version: 1,
  title: '甲县院<script>alert("1")</script>工作计划',
  kind: '工作计划',
  pass: '核稿',
  rows: [
    {
      name: '服务&质效',
      cells: [
        { id: 'a', name: '司法为民', summary: '"便民"', state: 'tied', items: 2, sentences: 1, places: [] },
        { id: 'b', name: '审判监督', summary: '评查', state: 'stated', items: 0, sentences: 0, places: [] },
      ],
    },
    {
      name: '另一面',
      cells: [{ id: 'c', name: '裁判说理', summary: '', state: 'empty', items: 0, sentences: 0, places: [] }],
    },
  ],
  items: { total: 4, tied: 2, justified: 1 },
  prose: { total: 3, tied: 2, inherited: 1 },
  share: { party: 1, both: 2, work: 1 },
  rounds: [
    { name: '同部署', written: true, detail: '3/4 项已写', place },
    { name: '同考核', written: false, detail: '没有写到' },
  ],
  findings: { error: 0, warning: 3, information: 0, hint: 1 },
  steps: [
    { title: '没有责任人（2 处）', how: '填上<b>责任人</b>', place },
    { title: '还没有列出业务事项', how: '列成表' },
  ],
};

/** The text of the page, tags left out. */
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const targets = (html: string) => [...html.matchAll(/data-target="([^"]*)"/g)].map((match) => match[1]);

describe('the picture', () => {
  it('says everything in words and numbers', () => {
    const shown = text(healthHtml(health));
    for (const words of [
      '工作计划 · 核稿',
      '3 /4 项有着落',
      '已对应 2',
      '免融合 1',
      '未对应 1',
      '0 错误',
      '3 警告',
      '1 提示',
      '没有责任人（2 处）',
      '各个环节 1/2',
      '3/4 项已写',
      '措施用到哪里 1/3',
      '3 司法为民 事项 2 · 正文 1',
      '– 审判监督 只是提到',
      '○ 裁判说理 没有用到',
      '结合的占 50%',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('escapes what the writer and the framework wrote', () => {
    const html = healthHtml(health);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>责任人');
    expect(html).toContain('title="&quot;便民&quot;"');
  });

  it('has a button for everything that leads somewhere, and only for that', () => {
    const html = healthHtml(health);
    expect(targets(html)).toEqual(['command:showFindings', 'step:0', 'round:0', 'cell:a', 'cell:b', 'cell:c']);
    expect(html.match(/<button/g)).toHaveLength(6);
    expect(html).toContain('aria-label="司法为民：事项 2 · 正文 1"');
  });

  it('needs no style attributes, which the policy forbids', () => {
    expect(healthHtml(health)).not.toMatch(/ style=/);
  });

  it('of a draft without anything says what is missing', () => {
    const none = { error: 0, warning: 0, information: 0, hint: 0 };
    const shown = text(
      healthHtml({
        ...health,
        items: { total: 0, tied: 0, justified: 0 },
        prose: { total: 0, tied: 0, inherited: 0 },
        share: { party: 0, both: 0, work: 0 },
        rounds: [],
        findings: none,
        steps: [],
      }),
    );
    expect(shown).toContain('还没有写到业务事项');
    expect(shown).toContain('没有发现问题');
    expect(shown).toContain('没有要改的了');
    expect(shown).toContain('还没有写到党建或业务');
    expect(shown).not.toContain('NaN');
  });

  it('of a draft in prose tells how its sentences are tied', () => {
    const shown = text(healthHtml({ ...health, items: { total: 0, tied: 0, justified: 0 } }));
    expect(shown).toContain('2 /3 处正文结合党建');
    expect(shown).toContain('随标题或者段首句 1');
    expect(shown).not.toContain('还没有写到业务事项');
  });

  it('is warmer where a measure is used more', () => {
    expect([0, 1, 2, 3, 4].map((items) => heat({ items, sentences: 0 }))).toEqual([0, 2, 3, 3, 4]);
    expect(heat({ items: 0, sentences: 1 })).toBe(1);
  });
});

describe('without a picture', () => {
  const all = new Set(['setKind', 'newDraft', 'restart', 'menu']);

  it.each([
    ['none', ['command:newDraft']],
    ['other', ['command:setKind', 'command:newDraft']],
    ['off', ['command:menu']],
    ['stopped', ['command:restart']],
    ['starting', []],
    ['waiting', []],
  ] as const)('the page says why and offers what helps: %s', (state, offered) => {
    const html = emptyHtml(state, all);
    expect(text(html)).toMatch(/[\u4e00-\u9fff]/);
    expect(targets(html)).toEqual(offered);
  });

  it('offers nothing that is not there', () => {
    expect(targets(emptyHtml('other', new Set(['setKind'])))).toEqual(['command:setKind']);
  });
});

describe('the page', () => {
  const html = webPage({ title: '体检', body: '<p>正文</p>', styles: healthStyles }, 'abc');

  it('loads nothing and runs nothing but its own script', () => {
    expect(html).toContain("default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'");
    expect([...html.matchAll(/<(script|style)\b([^>]*)>/g)].map((match) => match[2])).toEqual([
      ' nonce="abc"',
      ' nonce="abc"',
    ]);
    expect(html).not.toMatch(/https?:|url\(|@import/);
  });

  it('takes every colour from the theme', () => {
    expect(html).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i);
  });
});

describe('the state of the document at hand', () => {
  const status = { uri: '', version: 1, draft: true, reason: '' };
  it.each([
    ['stopped', draftState('stopped', true, true, status)],
    ['none', draftState('starting', false, true, undefined)],
    ['starting', draftState('starting', true, true, undefined)],
    ['off', draftState('running', true, false, status)],
    ['waiting', draftState('running', true, true, undefined)],
    ['other', draftState('running', true, true, { ...status, draft: false })],
    ['draft', draftState('running', true, true, status)],
  ])('%s', (expected, state) => {
    expect(state).toBe(expected);
  });
});
