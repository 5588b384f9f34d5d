/** The output formats, by the name to write after `--format`; the first is the usual one. */
import { json } from './json';
import type { Reporter } from './reporter';
import { text } from './text';

export const formats = { text, json } satisfies Record<string, Reporter>;

export type Format = keyof typeof formats;

export const formatNames = Object.keys(formats) as [Format, ...Format[]];
