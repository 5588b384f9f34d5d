/** The formats in which the trace can be written to a file, by the ending of the file. */
import type { TraceTable } from '../../features/trace/types';
import { traceCsv } from './csv';
import { traceHtml } from './html';
import { traceJson } from './json';
import { traceMarkdown } from './markdown';

export const traceFormats = {
  csv: traceCsv,
  md: traceMarkdown,
  html: traceHtml,
  json: traceJson,
} satisfies Record<string, (table: TraceTable) => string>;

export type TraceFormat = keyof typeof traceFormats;
