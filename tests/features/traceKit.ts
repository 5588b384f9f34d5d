/** A small invented office for tests of the trace: a yearly plan, reports of the office and of its departments. */
import { finish } from '../../server/src/base/steps';
import type { Here } from '../../server/src/features/across/here';
import { traceTable } from '../../server/src/features/trace/table';
import type { TraceFilter, TraceTable } from '../../server/src/features/trace/types';
import type { Summary } from '../../server/src/model/office/summary';
import type { Decisions } from '../../server/src/model/office/trace/decisions';
import type { Trace } from '../../server/src/model/office/trace/trace';
import { openAt, traceOf, workspaceOf } from '../kit/around';

const head = (words: string) => `---\n单位: 白塔县人民检察院\n${words}\n---\n\n`;

export const plan = `${head('文种: 工作计划\n期间: 2026年')}# 白塔县人民检察院2026年工作计划

| 业务事项 | 党建措施 | 责任部门 | 完成时限 | 部署 | 考核方式 |
| --- | --- | --- | --- | --- | --- |
| 公开听证 | 支部书记主持听证，锤炼群众工作能力 | 第三检察部 | 6月底前 | 党组会专题研究 | 纳入年度考核 |
| 涉企刑事积案清理 | 党员先锋岗包案 | 第一检察部、案件管理办公室 | 6月20日前 | | |
| 社区矫正检察监督 | 支部结对司法所 | 第三检察部 | 12月底前 | | |
| 检察建议落实回访 | | 第四检察部 | 6月底前 | | |
| 机房设备更新 | 免融合：设备采购 | 办公室 | 5月底前 | | |
`;

export const halfYear = `${head('文种: 工作报告\n期间: 2026年上半年\n计划: 计划.md')}# 白塔县人民检察院2026年上半年工作报告

| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 公开听证 | 支部书记主持听证9场，锤炼群众工作能力 | 已完成 |
| 涉企刑事积案清理 | 党员先锋岗包案 | 正在推进 |
| 旧案卷宗数字化 | | 已完成 |
| 公开听证 | 支部书记主持听证 | 已完成 |
`;

export const department = `${head('部门: 第四检察部\n文种: 工作总结\n期间: 2026年第二季度\n计划: 计划.md')}# 第四检察部2026年第二季度工作总结

| 业务事项 | 党建措施 | 完成情况 |
| --- | --- | --- |
| 检察建议落实回访 | 党员干警上门回访，提升群众工作能力 | 已完成 |
`;

export const files = { '计划.md': plan, '上半年报告.md': halfYear, '四部小结.md': department };

export interface Office {
  readonly trace: Trace;
  readonly table: (name?: keyof typeof files, filter?: TraceFilter) => TraceTable;
  readonly draft: (name: keyof typeof files) => Summary;
  readonly here: (name: keyof typeof files) => Here;
}

export function office(texts: Record<string, string> = files, decisions?: Decisions): Office {
  const docs = Object.entries(texts).map(([name, text]) => openAt(name, text));
  const trace = traceOf(workspaceOf(docs), decisions);
  const draft = (name: string) => trace.workspace.get(`file:///w/${encodeURIComponent(name)}`)!;
  const here = (name: string): Here => {
    const summary = draft(name);
    const doc = docs.find(({ uri }) => uri === summary.uri)!;
    return { doc, summary, workspace: trace.workspace, trace };
  };
  return { trace, draft, here, table: (name, filter) => finish(traceTable(trace, name && draft(name), filter)) };
}
