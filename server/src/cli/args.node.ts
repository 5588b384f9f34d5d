/** The command line as a value. */
import { parseArgs } from 'node:util';
import { isMarkdown } from '../base/address';
import { nearest } from '../base/distance';
import { type Format, formatNames } from '../export/formats';
import { type TraceFormat, traceFormats } from '../export/trace/formats';
import type { ImportOptions } from '../features/import/types';
import { passValues } from '../project/configFile';
import { readDeadline } from '../model/grammar/deadline';
import { findPeriod, type Period } from '../model/grammar/period';
import type { Pass } from '../model/grammar/pass';

export interface CheckCommand {
  readonly name: 'check';
  readonly paths: readonly string[];
  readonly pass: Pass | undefined;
  readonly kind: string | undefined;
  readonly format: Format;
  readonly quiet: boolean;
  /** What comments and the office silence is listed too. */
  readonly ignored: boolean;
  /** Drafts are not judged by the others of their office. */
  readonly alone: boolean;
  /** The day by which deadlines are judged, as yyyymmdd; undefined for the present one. */
  readonly today: number | undefined;
}

export interface TraceCommand extends Pick<CheckCommand, 'paths' | 'today' | 'quiet'> {
  readonly name: 'trace';
  readonly format: TraceFormat | 'table';
  /** Plans whose path ends so. */
  readonly plan: string | undefined;
  readonly period: Period | undefined;
  readonly unit: string | undefined;
  /** Percent of what ought to be told. */
  readonly failUnder: number | undefined;
}

export interface InspectCommand {
  readonly name: 'inspect';
  readonly path: string;
  readonly kind: string | undefined;
  readonly format: Format;
}

export interface WordCommand extends Pick<CheckCommand, 'paths' | 'pass' | 'alone' | 'today' | 'quiet'> {
  readonly name: 'word';
  /** A file or folder to write to; undefined for beside the drafts. */
  readonly out: string | undefined;
  /** 定稿件 instead of 送审件. */
  readonly final: boolean;
  /** Room for a seal; undefined for what the office has set. */
  readonly seal: true | undefined;
  /** What goes behind the paper; undefined for what the office has set. */
  readonly annexes: 'trace' | 'health' | 'both' | undefined;
  /** What is there may be written over. */
  readonly force: boolean;
}

export interface ImportCommand {
  readonly name: 'import';
  readonly paths: readonly string[];
  /** The draft, or the folder for it. */
  readonly out: string | undefined;
  readonly changes: ImportOptions['changes'];
  readonly comments: ImportOptions['comments'];
  readonly force: boolean;
}

export interface MergeCommand {
  readonly name: 'merge';
  /** Reviewed Word files, taken one after the other. */
  readonly reviewed: readonly string[];
  /** The draft; undefined where it is to be found by the files. */
  readonly draft: string | undefined;
  /** All changes, none, or those of some people. */
  readonly accept: 'all' | 'none' | readonly string[];
  /** Nothing is written. */
  readonly dry: boolean;
  readonly format: 'text' | 'json';
}

export type Command =
  | CheckCommand
  | MergeCommand
  | WordCommand
  | ImportCommand
  | InspectCommand
  | TraceCommand
  | { readonly name: 'help' | 'version' }
  /** Chinese: what is wrong with the command line. */
  | { readonly name: 'wrong'; readonly message: string };

/** What `merge` may write; the first is the usual one. */
const mergeFormats = ['text', 'json'];

/** What `trace` may write; the first is the usual one. */
const traceNames = ['table', ...Object.keys(traceFormats)];

export const usage = `双翼：检查党建与业务融合文稿

用法
  shuangyi check [路径…] [选项]     检查文件或文件夹里的 Markdown 文稿，不写路径时检查当前文件夹
  shuangyi trace [路径…] [选项]     逐项对照计划与报告：完成、推进中、逾期、未报告、计划外……
  shuangyi inspect <文件> [选项]    列出一个文件里认出的业务事项和党建措施
  shuangyi word <文稿…> [选项]      导出公文格式的 Word 文件：送审件带批注和修订建议，定稿件不带
  shuangyi merge <审阅稿.docx…> [文稿]  把 Word 里的修改和批注合入文稿
  shuangyi import <旧稿.docx…>      把 Word 文件变成旁边同名的 Markdown 文稿

选项
  --stage 起草|核稿|报审   严格程度，默认核稿；文件里写了“阶段”的，以文件为准
  --kind <文种>            不是文稿的文件也按这个文种看待，如 --kind 工作总结
  ${`--format ${formatNames.join('|')}`.padEnd(24)} 输出格式，默认 ${formatNames[0]}
  --alone                  只看文稿本身，不与同单位的计划、报告对照
  --today <日期>           按哪一天判断逾期，如 2026-07-10，默认当天
  --ignored                把用注释和本单位清单忽略掉的也列出来
  -q, --quiet              只列错误，不显示进度；结论和退出码不变
  -h, --help               显示本说明
  -V, --version            显示版本

trace 的选项
  ${`--format ${traceNames.join('|')}`.padEnd(30)} 输出格式，默认 table
  --plan <文件> --period <期间> --unit <单位>   只看这份计划、这个期间、这个单位
  --fail-under <百分数>    已报告的不到这个百分数时退出码为 1

word 的选项
  -o, --out <路径>         写到这个 .docx 文件或者文件夹，默认写在文稿旁边
  --final                  定稿件：不带批注、标记和原文；默认送审件
  --seal                   给印章留出位置
  --annex trace,health     文后另页附计划与报告对照表、文稿体检表
  --force                  已有同名的 Word 文件时覆盖，默认不覆盖

merge 的选项
  --accept all|none|<姓名>  合入全部（默认）、都不合入、只合入这个人的（几个人用顿号隔开）
  --dry-run                只列出，不写文稿

import 的选项
  -o, --out <文件或文件夹>  写到哪里，默认写在 Word 文件旁边
  --changes accept|reject|notes   修订怎样处理：接受（默认）、拒绝、接受并留批注
  --comments notes|drop    批注怎样处理：留在原处（默认）、不要
  --force                  已有同名文件时覆盖

退出码
  0  没有错误和警告
  1  有错误或警告；word 只看错误，文件已经写出；merge 有冲突没有合入
  2  命令、路径、编码或 .shuangyi 里的配置有问题（能检查的仍已检查）

配置取自文稿所在或上级文件夹里的 .shuangyi/，与编辑器中相同。
.gitignore 和 .shuangyiignore 列出的文件不检查；直接写明的文件总是检查。
`;

const options = {
  stage: { type: 'string' },
  kind: { type: 'string' },
  format: { type: 'string' },
  ignored: { type: 'boolean' },
  alone: { type: 'boolean' },
  today: { type: 'string' },
  plan: { type: 'string' },
  period: { type: 'string' },
  unit: { type: 'string' },
  'fail-under': { type: 'string' },
  out: { type: 'string', short: 'o' },
  final: { type: 'boolean' },
  seal: { type: 'boolean' },
  annex: { type: 'string' },
  accept: { type: 'string' },
  'dry-run': { type: 'boolean' },
  changes: { type: 'string' },
  comments: { type: 'string' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Reads the arguments after `node` and the script. Never throws. */
export function readArgs(args: readonly string[]): Command {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(parseError(error as NodeJS.ErrnoException));
  }
  const { values, positionals } = parsed;
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const { kind, quiet = false, ignored = false, alone = false } = values;
  const [name, ...paths] = positionals;
  const formats: readonly string[] = name === 'trace' ? traceNames : name === 'merge' ? mergeFormats : formatNames;
  const format = values.format ?? formats[0]!;
  if (!formats.includes(format)) return wrong(`--format 只能写 ${formats.join(' 或 ')}，不能写“${format}”`);
  const pass = values.stage && Object.hasOwn(passValues, values.stage) ? passValues[values.stage] : undefined;
  if (values.stage !== undefined && !pass) return wrong(`--stage 只能写：起草、核稿、报审，不能写“${values.stage}”`);
  const today = values.today === undefined ? undefined : readDay(values.today);
  if (values.today !== undefined && today === undefined) {
    return wrong(`--today 写一个日期，如 2026-07-10，不能写“${values.today}”`);
  }
  const given = { paths: paths.length ? paths : ['.'], quiet, today };
  if (name === 'check') return { name, ...given, pass, kind, format: format as Format, ignored, alone };
  if (name === 'trace') return traceCommand(values, given, format as TraceFormat | 'table');
  if (name === 'inspect') {
    if (paths.length !== 1) return wrong('inspect 后面要写一个文件');
    return { name, path: paths[0]!, kind, format: format as Format };
  }
  if (name === 'word') {
    if (paths.length === 0) return wrong('word 后面要写文稿');
    const { out, final = false, seal, force = false, annex } = values;
    const annexes = annex === undefined ? undefined : annexesNamed(annex);
    if (annex !== undefined && !annexes) return wrong(`--annex 只能写 trace、health 或 trace,health，不能写“${annex}”`);
    if (annexes && annexes !== 'health' && alone) return wrong('--alone 不看别的文稿，附不了计划与报告对照表');
    return { name, ...given, paths, pass, alone, out, final, seal: seal || undefined, annexes, force };
  }
  if (name === 'merge') return mergeCommand(values, paths, format as MergeCommand['format']);
  if (name === 'import') return importCommand(values, paths);
  if (name === undefined) return wrong('没有写命令');
  const near = nearest(name, ['check', 'trace', 'inspect', 'word', 'merge', 'import'])[0];
  return wrong(`没有命令“${name}”${near ? `，是不是“${near}”？` : `；要检查它，请写：shuangyi check ${name}`}`);
}

/** What is asked to go behind a paper; undefined where it is nothing that there is. */
function annexesNamed(words: string): WordCommand['annexes'] {
  const names = new Set(words.split(/[,，、]/).map((word) => word.trim()));
  if ([...names].some((name) => name !== 'trace' && name !== 'health')) return undefined;
  return names.size > 1 ? 'both' : ([...names][0] as 'trace' | 'health');
}

function traceCommand(
  { plan, period: periodWords, unit, ...values }: ReturnType<typeof parse>['values'],
  given: Pick<TraceCommand, 'paths' | 'quiet' | 'today'>,
  format: TraceCommand['format'],
): Command {
  const period = periodWords === undefined ? undefined : findPeriod(periodWords);
  if (periodWords !== undefined && !period) {
    return wrong(`--period 写一个期间，如 2026年上半年，不能写“${periodWords}”`);
  }
  const under = values['fail-under'];
  const failUnder = under === undefined ? undefined : Number(under);
  if (under?.trim() === '' || (failUnder !== undefined && !(failUnder >= 0 && failUnder <= 100))) {
    return wrong(`--fail-under 写 0 到 100 的数，不能写“${under}”`);
  }
  return { name: 'trace', ...given, format, plan, period, unit, failUnder };
}

function mergeCommand(
  { accept = 'all', 'dry-run': dry = false }: ReturnType<typeof parse>['values'],
  paths: readonly string[],
  format: MergeCommand['format'],
): Command {
  const reviewed = paths.filter((path) => !isMarkdown(path));
  const drafts = paths.filter(isMarkdown);
  if (reviewed.length === 0) return wrong('merge 后面要写审阅过的 Word 文件');
  if (drafts.length > 1) return wrong('merge 一次只合入一份文稿');
  const names = accept.split(/[、,，]/).flatMap((name) => name.trim() || []);
  if (names.length === 0) return wrong('--accept 写 all、none 或者姓名');
  const whose = accept === 'all' || accept === 'none' ? accept : names;
  return { name: 'merge', reviewed, draft: drafts[0], accept: whose, dry, format };
}

const changeModes: readonly ImportOptions['changes'][] = ['accept', 'reject', 'notes'];

function importCommand(values: ReturnType<typeof parse>['values'], paths: readonly string[]): Command {
  const { out, changes = 'accept', comments = 'notes', force = false } = values;
  if (paths.length === 0) return wrong('import 后面要写 Word 文件');
  if (out !== undefined && isMarkdown(out) && paths.length > 1) {
    return wrong('有几个 Word 文件时，-o 后面要写文件夹');
  }
  const mode = changeModes.find((one) => one === changes);
  if (!mode) return wrong(`--changes 只能写 ${changeModes.join('、')}，不能写“${changes}”`);
  if (comments !== 'notes' && comments !== 'drop') {
    return wrong(`--comments 只能写 notes 或 drop，不能写“${comments}”`);
  }
  return { name: 'import', paths, out, changes: mode, comments, force };
}

/** A day as people write it, as yyyymmdd. */
function readDay(words: string): number | undefined {
  const day = readDeadline(words);
  return day && !day.uncertain && day.earliest === day.latest ? day.latest : undefined;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

function wrong(message: string): Command {
  return { name: 'wrong', message };
}

/** `parseArgs` speaks English only. */
function parseError({ code, message }: NodeJS.ErrnoException): string {
  const option = (/--[^\s'<=]+/.exec(message) ?? /-[^\s',]/.exec(message))?.[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(
      option,
      Object.keys(options).map((name) => `--${name}`),
    )[0];
    return `没有选项 ${option}${near ? `，是不是 ${near}？` : ''}`;
  }
  return `选项 ${option} 后面${message.includes('does not take') ? '不能' : '要'}写值`;
}
