/** `shuangyi trace`: plans and the reports that answer them, item by item. */
import { relative } from 'node:path';
import { toPath } from '../base/files/disk.node';
import type { Files } from '../base/files/ports';
import { finish } from '../base/steps';
import type { Paint } from '../export/reporter';
import { traceFormats } from '../export/trace/formats';
import { traceText } from '../export/trace/text';
import { traceTable } from '../features/trace/table';
import type { TraceTable } from '../features/trace/types';
import { Workspace } from '../model/office/workspace';
import { amongDrafts } from './among.node';
import type { TraceCommand } from './args.node';
import { type Opener, traceIn, WrongOption } from './check';
import type { Input } from './inputs.node';

/** The table that is asked for. Rejects with `WrongOption` when the files are of several offices, or there is no such plan. */
export async function traceOf(
  { plan, period, unit, today }: TraceCommand,
  inputs: readonly Input[],
  files: Files,
  opener: Opener,
): Promise<TraceTable> {
  const [root, ...more] = new Set(inputs.map((input) => input.root));
  if (more.length > 0) throw new WrongOption('这些文件分属几个单位（各有 .shuangyi），请分别对照');
  const summaries = await amongDrafts(inputs, files, opener, { today });
  const { project, config } = await opener.project(root);
  const trace = traceIn(project, config, Workspace.empty.withAll(summaries));
  const named = new Set(inputs.map(({ uri }) => uri));
  const asked = summaries.filter(({ uri, tense }) => {
    if (plan === undefined) return named.has(uri);
    return tense === 'plan' && toPath(uri).replaceAll('\\', '/').endsWith(plan.replace(/^\.\//, ''));
  });
  if (plan !== undefined && asked.length === 0) throw new WrongOption(`没有计划“${plan}”`);
  return finish(traceTable(trace, asked, { ...(period && { period }), ...(unit !== undefined && { unit }) }));
}

/** The table as it is printed. */
export function traceWords(table: TraceTable, { format }: TraceCommand, paint: Paint): string {
  return format === 'table' ? traceText(table, (uri) => relative('', toPath(uri)), paint) : traceFormats[format](table);
}
