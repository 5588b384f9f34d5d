/** What scenarios have in common. */

/**
 * Played in a VS Code of its own; throws when something is not shown. `emptyFiles` lie in the workspace from the start.
 * @typedef {{ name: string, emptyFiles?: string[], run(vscode: import('../session.mjs').Session): Promise<void> }} Scenario
 */

export const plan = '2026年党建与业务融合工作计划.md';
export const summary = '满是问题的工作总结.md';

/**
 * @param {unknown} condition
 * @param {string} message
 */
export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** A table as Excel puts it on the clipboard: a title over its width, a merged department. */
export const table = {
  html: `<html><body><table><tr><td colspan=5>2026年重点任务清单</td></tr>
    <tr><td>序号</td><td>业务事项</td><td>融合举措</td><td>责任部门</td><td>完成时限</td></tr>
    <tr><td>1</td><td>流域生态环境公益诉讼</td><td>党员先锋岗每季度开展一次现场听证</td><td rowspan=2>第四检察部</td><td>2026年6月底前</td></tr>
    <tr><td>2</td><td>行政争议实质性化解</td><td>支部与司法局支部联学共建，一案一策释法说理</td><td>2026年9月底前</td></tr>
    <tr><td>3</td><td>涉企刑事积案清理</td><td></td><td>第一检察部</td><td>2026年12月底前</td></tr></table></body></html>`,
  text: '2026年重点任务清单\t\t\t\t\n序号\t业务事项\t融合举措\t责任部门\t完成时限\n',
};
