/** Nothing of a draft, a file name or a framework acts in what the client itself shows. */
import markdownIt from 'markdown-it';
import { describe, expect, it, vi } from 'vitest';
import type { FusionNode, HealthResult, ReviewChange, StatusParams } from '../../server/src/protocol';
import { lookOf } from '../../client/src/views/fusionWords';
import { findingsTree, type FindingNode } from '../../client/src/views/findingsTree';
import { healthHtml } from '../../client/src/views/healthHtml';
import { explanation, statusLine, statusTooltip } from '../../client/src/views/statusText';
import { reviewTree } from '../../client/src/word/reviewTree';
import { previewPlugin } from '../../client/src/preview/plugin';
import { builtin } from '../../server/src/frame/builtin';
import { roleOfKey } from '../../server/src/model/block/marks';
import { plainLabel } from '../../server/src/base/escape';
import { actsInHtml, actsInLabel, actsInMarkdown, hostile, inLine } from '../kit/hostileText';

/** What the window was given to show. */
const told = vi.hoisted(() => [] as unknown[]);

vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  QuickInputButtons: { Back: 'back' },
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  TreeItem: class {
    constructor(readonly label: string) {}
  },
  EventEmitter: class {
    fire() {}
  },
  ThemeIcon: class {},
  ThemeColor: class {},
  TreeItemCheckboxState: { Unchecked: 0, Checked: 1 },
  window: {
    createTreeView: () => {
      const view = { description: '', message: '', onDidChangeCheckboxState() {}, dispose() {} };
      told.push(view);
      return view;
    },
    ...Object.fromEntries(
      ['showInformationMessage', 'showWarningMessage', 'showErrorMessage', 'showQuickPick'].map((name) => [
        name,
        async (...shown: unknown[]) => void told.push(...shown),
      ]),
    ),
    createQuickPick: () => box('items'),
    createInputBox: () => box('prompt'),
  },
}));

/** A box that is hidden as soon as it is shown. */
function box(shown: string) {
  const hide: (() => void)[] = [];
  const listen = () => ({ dispose() {} });
  return {
    onDidTriggerButton: listen,
    onDidChangeValue: listen,
    onDidAccept: listen,
    onDidHide(call: () => void) {
      hide.push(call);
      return { dispose() {} };
    },
    show() {
      told.push(shown in this && { ...this });
      for (const call of hide) call();
    },
    dispose() {},
  };
}

const { complain, inform, pick, warn } = await import('../../client/src/say');
const { choose, type } = await import('../../client/src/insert/steps');
const { Tree } = await import('../../client/src/views/tree');
const { ReviewView } = await import('../../client/src/word/reviewView');

/** Keys whose values are never shown. */
const unseen = new Set(['of', 'id']);

/** Whatever acts in plain words, but for icons that are our own. */
function acts(value: unknown): string[] {
  if (typeof value === 'string') return actsInLabel(value.replace(/^\$\(own\) /, ''));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => (unseen.has(key) ? [] : acts(inside)));
}

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

describe.each(Object.entries(hostile))('%s', (_name, text) => {
  const status: StatusParams = {
    ...{ uri: 'file:///a.md', version: 1, draft: true, reason: `文种：${text}`, kind: text },
    ...{ pass: '核稿', passFrom: 'file', items: { total: 1, tied: 1, justified: 0 } },
  };

  it('in the status bar', () => {
    const tooltips = [statusTooltip(status), statusTooltip({ ...status, draft: false })];
    expect(tooltips.flatMap(actsInMarkdown)).toEqual([]);
    expect(actsInLabel(statusLine(status))).toEqual([]);
  });

  it('in messages and lists', async () => {
    told.length = 0;
    await Promise.all([inform(explanation(status)), warn(text), complain(text)]);
    const entry = { label: text, description: text, detail: text, icon: 'own' };
    await pick(text, [entry, { label: text, heading: true }]);
    await choose({ at: { title: text }, placeholder: text, items: [entry] });
    await type({ at: { title: text }, prompt: text, placeholder: text, value: '' });
    expect(acts(told)).toEqual([]);
    expect(told).toHaveLength(7);
  });

  it('in trees', () => {
    const node = { label: text, detail: text, tooltip: text, children: [], id: text };
    const fusion: FusionNode = { ...node, sort: 'item', state: 'covered' };
    const rules = [{ id: 'r', title: text }];
    const found = {
      uri: 'file:///a.md',
      file: text,
      rule: 'r',
      severity: 1,
      message: plainLabel(`${text}：${text}`),
      place,
    };
    const shown = (nodes: readonly FindingNode[]): unknown[] =>
      nodes.flatMap((one) => [new Shown().getTreeItem(one), ...shown(one.children)]);
    const findings = findingsTree([found], [{ id: 'g', name: text, advice: text, rules }], true);
    expect(acts([shown([node as never, fusion as never, ...findings]), lookOf(fusion).icon])).toEqual([]);
    // The name of the problem stands above: it is not said again.
    expect(findings[0]!.children[0]!.children[0]!.label).toBe(plainLabel(text));
  });

  it('in the list of a reviewed file', () => {
    const change: ReviewChange = {
      ...{ id: text, author: text, date: text, sort: 'replace', where: text, words: text, full: text },
      ...{ state: 'ready', reason: text, place },
    };
    const nodes = reviewTree([change, { ...change, id: 'b', state: 'conflict' }], new Set([text]));
    told.length = 0;
    const view = new ReviewView(() => {});
    view.fill(nodes, text, text);
    const items = [...nodes, ...nodes.flatMap(({ children }) => children)].map((node) => view.getTreeItem(node));
    expect(items).toHaveLength(4);
    expect(acts(items.map(({ label, description, tooltip }) => [label, description, tooltip]))).toEqual([]);
    expect(acts(told)).toEqual([]);
    expect(told).toMatchObject([{ message: plainLabel(text), description: plainLabel(text) }]);
  });

  it('on the page of the health', () => {
    const cell = { id: text, name: text, summary: text, items: 1, sentences: 1, places: [{ label: text, place }] };
    const health: HealthResult = {
      ...{ version: 1, title: text, kind: text, pass: text as '核稿' },
      rows: [{ name: text, cells: [{ ...cell, state: 'tied' }] }],
      ...{ items: { total: 1, tied: 1, justified: 0 }, prose: { total: 1, tied: 1, inherited: 0 } },
      ...{ share: { party: 1, both: 1, work: 1 } },
      rounds: [{ name: text, written: true, detail: text, place }],
      findings: { error: 1, warning: 0, information: 0, hint: 0 },
      steps: [{ title: text, how: text, place }],
    };
    const names = 'class|title|data-target|aria-label|aria-hidden|x|y|width|height|viewBox|preserveAspectRatio';
    const own = new RegExp(
      `^</?(?:header|h[123]|p|div|section|span|b|ul|ol|li|i|svg|rect|button)(?: (?:${names})="[^"<>]*")*/?>$`,
    );
    expect(actsInHtml(healthHtml(health), own)).toEqual([]);
  });

  it('in the preview', () => {
    const line = inLine(text).replaceAll('】', '').replaceAll('-->', '');
    const own = /^<\/?(?:p|span|small)(?: (?:class|title)="[^"<>]*")*>$/;
    const md = previewPlugin((key) => roleOfKey(builtin, key))(markdownIt({ html: true }));
    const draft = `---\n文种: 工作计划\n---\n\n`;
    const [comment, bracket] = [
      `<!-- 事项：${line}；措施：${line}；责任：${line} -->`,
      `【事项：${line}；措施：${line}；责任：${line}】`,
    ];
    const marks = [comment, bracket].map((mark) => md.render(`${draft}甲${mark}`));
    for (const html of marks) {
      const badges = html.match(/<span class="shuangyi-[\s\S]*<\/span>/)?.[0] ?? '';
      expect(actsInHtml(badges, own)).toEqual([]);
    }
    // What opens a bracket keeps the separators behind it.
    if (!/[[(]/.test(line)) expect(marks[0]).toContain('<span class="shuangyi-tie"');
  });
});

class Shown extends Tree<FindingNode> {
  protected isOpen(): boolean {
    return true;
  }
  protected tooltip({ tooltip }: FindingNode): string {
    return tooltip;
  }
  protected dress(): void {}
}
