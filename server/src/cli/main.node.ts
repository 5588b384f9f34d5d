/** `shuangyi check`, `trace`, `inspect`, `word`, `merge` and `import`. Thin: arguments in, project and check as in the editor, text out. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { isMarkdown } from '../base/address';
import { terminalJson, terminalLine } from '../base/escape';
import { NodeFiles, toPath, Unreadable } from '../base/files/disk.node';
import { largestOwnFile } from '../base/limits';
import { lineIndex } from '../base/lineIndex';
import type { Project } from '../project/project';
import { formats } from '../export/formats';
import { inspect } from '../export/record';
import { failed, inColour, noTotals, type Paint, plain } from '../export/reporter';
import {
  type CheckCommand,
  type ImportCommand,
  type InspectCommand,
  type MergeCommand,
  readArgs,
  type TraceCommand,
  usage,
  type WordCommand,
} from './args.node';
import { Opener, WrongOption } from './check';
import { internal } from './checkFile.node';
import { askAll, joinsCrew } from './crew.node';
import { importFile } from './import.node';
import { findInputs, type Input } from './inputs.node';
import { Workspace } from '../model/office/workspace';
import { amongDrafts } from './among.node';
import { draftBeside, mergeFiles, mergeWords, readReturned } from './merge.node';
import { traceOf, traceWords } from './trace.node';
import { Progress } from './progress.node';
import { exportFile, targetsOf, toldOf } from './word.node';

/** 0: no error or warning; 1: there are some; 2: something could not be read or understood. */
type ExitCode = 0 | 1 | 2;

const files = new NodeFiles();
const progress = new Progress(process.stderr);

async function main(args: readonly string[]): Promise<ExitCode> {
  const command = readArgs(args);
  switch (command.name) {
    case 'help':
      await print(usage);
      return 0;
    case 'version':
      await print(`${version()}\n`);
      return 0;
    case 'wrong':
      complain(command.message);
      complain('用法见 shuangyi --help');
      return 2;
    case 'check':
      return check(command);
    case 'trace':
      return trace(command);
    case 'inspect':
      return inspectFile(command);
    case 'word':
      return word(command);
    case 'merge':
      return merge(command);
    case 'import':
      return importFiles(command);
  }
}

async function check(command: CheckCommand): Promise<ExitCode> {
  const { paths, pass, kind, format, quiet, ignored, alone, today } = command;
  const totals = noTotals();
  const reporter = formats[format];
  const report = reporter.check(paintFor(process.stdout));
  const problem: Problem = (file, first, ...more) => {
    totals.problems++;
    complain(`${file}：${first}`, ...more);
  };
  const { inputs, problems } = await findInputs(paths, files);
  for (const { file, message } of problems) problem(file, message);
  const options = { pass, kind, today };
  const opener = new Opener(files, options, async (project) => {
    for (const { file, message } of await projectProblems(project)) problem(file, message);
  });
  const among = alone ? undefined : await amongDrafts(inputs, files, opener, options);
  let done = 0;
  const wanted = { quiet, ignored };
  for await (const [input, checked] of askAll(inputs, opener, {
    job: 'check',
    options,
    wanted,
    ...(among && { among }),
  })) {
    if (!quiet) progress.show(done++, inputs.length);
    if (checked.sort === 'unread') {
      const [first = '', ...more] = checked.why;
      problem(input.file, first, ...more);
    } else if (checked.sort === 'other') {
      totals.others++;
      if (checked.unknown) totals.unknown++;
      if (input.named && reporter.forPeople) complain(`${input.file}：${checked.reason}，未检查`);
    } else {
      totals.drafts++;
      totals.hidden += checked.hidden;
      if (checked.silenced) totals.silenced++;
      if (reporter.forPeople && checked.readInPart) {
        complain(`${input.file}：有的段落符号太多、层次太深，按普通文字读，其中的列表、表格和标题没有检查`);
      }
      add(totals.items, checked.items);
      add(totals.findings, checked.findings);
      await print(report.file(checked.records));
    }
  }
  progress.clear();
  await print(report.end(totals));
  return totals.problems ? 2 : failed(totals) ? 1 : 0;
}

/** The files that a command is for, what opens them, and what tells of those that cannot be read: then `code` is 2. */
async function begin(paths: readonly string[], options: ConstructorParameters<typeof Opener>[1]) {
  let code: ExitCode = 0;
  const problem: Problem = (file, first, ...more) => {
    code = 2;
    complain(`${file}：${first}`, ...more);
  };
  const { inputs, problems } = await findInputs(paths, files);
  for (const { file, message } of problems) problem(file, message);
  const opener = new Opener(files, options, async (project) => {
    for (const { file, message } of await projectProblems(project)) problem(file, message);
  });
  return { inputs, opener, problem, code: () => code };
}

async function trace(command: TraceCommand): Promise<ExitCode> {
  const { inputs, opener, code } = await begin(command.paths, { today: command.today });
  const table = await traceOf(command, inputs, files, opener);
  await print(traceWords(table, command, paintFor(process.stdout)));
  const { percent } = table.totals;
  const under = command.failUnder !== undefined && percent !== undefined && percent < command.failUnder;
  return code() || (under ? 1 : 0);
}

async function word(command: WordCommand): Promise<ExitCode> {
  const { alone, pass, today, quiet, out, final } = command;
  const options = { pass, today, least: 'review' } as const;
  const { inputs: found, opener, problem, code } = await begin(command.paths, options);
  // Of a folder the drafts are meant, not every file.
  const inputs: Input[] = [];
  for (const input of found) if (input.named || (await opener.summary(input.uri, input.root))) inputs.push(input);
  if (inputs.length === 0 && code() === 0) problem(command.paths.join('、'), '里面没有文稿');
  const among = alone ? undefined : Workspace.empty.withAll(await amongDrafts(inputs, files, opener, options));
  const targets = await targetsOf(inputs, command).catch((error: Error) => problem(out ?? '', error.message));
  if (!targets) return 2;
  const taken = new Set<string>();
  let errors = false;
  for (const [i, input] of inputs.entries()) {
    const target = targets[i]!;
    try {
      if (taken.has(target)) throw new Unreadable(`与另一份文稿的 Word 文件同名：${relative('', target)}`);
      taken.add(target);
      const written = await exportFile(input, target, command, opener, files, among);
      if (!quiet) await print(`${terminalLine(toldOf(input.file, written, final))}\n`);
      for (const { line, column, text } of written.messages) complain(`${input.file}:${line}:${column}：${text}`);
      if (written.errors > 0) errors = true;
    } catch (error) {
      if (error instanceof WrongOption) throw error;
      problem(input.file, ...(error instanceof Unreadable ? [error.message] : internal(error)));
    }
  }
  return code() || (errors ? 1 : 0);
}

/** Complains of a file; what is wrong with it in one or more lines. */
type Problem = (file: string, ...message: readonly string[]) => void;

/** A file, or undefined after a complaint. */
async function open(opener: Opener, { uri, root, file }: Input, problem: Problem) {
  try {
    const opened = await opener.open(uri, root);
    if (!opened) problem(file, '没有这个文件');
    return opened;
  } catch (error) {
    if (error instanceof WrongOption) throw error;
    problem(file, ...(error instanceof Unreadable ? [error.message] : internal(error)));
    return undefined;
  }
}

async function inspectFile({ path, kind, format }: InspectCommand): Promise<ExitCode> {
  let code: ExitCode = 0;
  const problem: Problem = (file, first, ...more) => {
    code = 2;
    complain(`${file}：${first}`, ...more);
  };
  const { inputs, problems } = await findInputs([path], files);
  for (const { file, message } of problems) problem(file, message);
  const [input] = inputs;
  if (!input) return 2;
  if (!input.named) {
    problem(path, 'inspect 一次只看一个文件，这是文件夹');
    return 2;
  }
  const opener = new Opener(files, { kind }, async (project) => {
    for (const { file, message } of await projectProblems(project)) problem(file, message);
  });
  const opened = await open(opener, input, problem);
  if (!opened) return 2;
  const found = inspect(input.file, opened);
  await print(formats[format].inspect(found, opened.text, paintFor(process.stdout)));
  return code;
}

async function merge(command: MergeCommand): Promise<ExitCode> {
  const { reviewed, draft, dry, format } = command;
  let at = reviewed[0]!;
  try {
    const { inputs, problems } = await findInputs(draft === undefined ? reviewed : [...reviewed, draft], files);
    const words = inputs.filter(({ named, uri }) => named && !isMarkdown(uri));
    if (problems[0]) complain(`${problems[0].file}：${problems[0].message}`);
    else if (words.length < reviewed.length) complain('merge 要写明是哪些 Word 文件，不读文件夹');
    if (problems[0] || words.length < reviewed.length) return 2;
    const opener = new Opener(files, {}, async (project) => {
      for (const { file, message } of await projectProblems(project)) complain(`${file}：${message}`);
    });
    const returned = [];
    for (const input of words) {
      at = input.file;
      returned.push(await readReturned(input, files));
    }
    const beside = await opener.project(words[0]!.root);
    const own = draft ?? relative('', await draftBeside(words[0]!, returned[0]!, files, beside.project));
    at = own;
    const [target] = (await findInputs([own], files)).inputs;
    if (!target?.named) throw new Unreadable('这是文件夹，不是文稿');
    const { project } = await opener.project(target.root);
    const outcome = await mergeFiles(target, returned, command, files, project);
    const lines = mergeWords(outcome, dry).map((line) => `${terminalLine(line)}\n`);
    await print(format === 'json' ? `${terminalJson(outcome, 2)}\n` : lines.join(''));
    return outcome.changes.some((one) => one.outcome === 'conflict') ? 1 : 0;
  } catch (error) {
    const [first = '', ...more] = error instanceof Unreadable ? [error.message] : internal(error);
    complain(`${at}：${first}`, ...more);
    return 2;
  }
}

async function importFiles(command: ImportCommand): Promise<ExitCode> {
  const { inputs, opener, problem, code } = await begin(command.paths, {});
  const named = inputs.filter((input) => input.named);
  if (named.length < inputs.length) problem(command.paths.join('、'), 'import 要写明是哪些 Word 文件，不读文件夹');
  for (const input of named) {
    try {
      const outcome = await importFile(input, command, files, opener);
      if ('problem' in outcome) problem(input.file, outcome.problem);
      else {
        const lines = [`${input.file} → ${relative('', outcome.draft)}`, ...outcome.messages.map((one) => `  ${one}`)];
        await print(lines.map((line) => `${terminalLine(line)}\n`).join(''));
      }
    } catch (error) {
      if (error instanceof WrongOption) throw error;
      problem(input.file, ...(error instanceof Unreadable ? [error.message] : internal(error)));
    }
  }
  return code();
}

/** Problems of a project's own files, with `path:line:column` for the place. */
async function projectProblems({ problems }: Project): Promise<{ file: string; message: string }[]> {
  return Promise.all(
    problems.map(async ({ uri, span, message }) => {
      const text = await files.read(uri, largestOwnFile).catch(() => undefined);
      const { line, column } = lineIndex(text ?? '').at(Math.min(span.start, text?.length ?? 0));
      const path = relative('', toPath(uri));
      return { file: text === undefined ? path : `${path}:${line}:${column}`, message };
    }),
  );
}

function add<T extends object>(sum: T, more: T): void {
  for (const key of Object.keys(sum) as (keyof T)[])
    sum[key] = ((sum[key] as number) + (more[key] as number)) as T[keyof T];
}

function paintFor(stream: NodeJS.WriteStream): Paint {
  return stream.isTTY && !process.env.NO_COLOR ? inColour : plain;
}

/** Writes to standard output, waiting for a slow reader. */
async function print(text: string): Promise<void> {
  if (text === '') return;
  progress.clear();
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function complain(...lines: readonly string[]): void {
  progress.clear();
  for (const line of lines) process.stderr.write(`${terminalLine(line)}\n`);
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

if (!joinsCrew()) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      complain(...(error instanceof WrongOption ? [error.message] : internal(error)));
      process.exitCode = 2;
    },
  );
}
