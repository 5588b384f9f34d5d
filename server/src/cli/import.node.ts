/** `shuangyi import`: Word files of an office become drafts beside them. */
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isMarkdown } from '../base/address';
import { type NodeFiles, toPath } from '../base/files/disk.node';
import { largestWord } from '../base/limits';
import { finish } from '../base/steps';
import type { ImportCommand } from './args.node';
import type { Opener } from './check';
import type { Input } from './inputs.node';
import { refusal, write } from './output.node';

/** What came of one file: where its draft is, and what is to be told; or why there is none. */
export type ImportOutcome =
  | { readonly draft: string; readonly messages: readonly string[] }
  | { readonly problem: string };

/** Reads one Word file and writes its draft and its pictures. Rejects when the file cannot be read. */
export async function importFile(
  { uri, root }: Input,
  command: ImportCommand,
  files: NodeFiles,
  opener: Opener,
): Promise<ImportOutcome> {
  const path = toPath(uri);
  const draft = draftPath(path, command.out);
  const bytes = await files.bytes(uri, largestWord);
  if (!bytes) return { problem: '没有这个文件' };
  // Loaded for this command only.
  const [{ readWord }, { importWord }] = await Promise.all([
    import('../model/word/read'),
    import('../features/import/importWord'),
  ]);
  const file = finish(readWord(bytes));
  if ('problem' in file) return file;
  const { project } = await opener.project(root);
  const pictures = `${withoutEnding(basename(draft))}-图片`;
  const { changes, comments } = command;
  const made = finish(importWord(file, { frame: project.frame, changes, comments, pictures }));
  const outputs = [
    { path: draft, content: made.text },
    ...made.images.map((image) => ({ path: join(dirname(draft), image.path), content: image.bytes })),
  ];
  // All of it or nothing.
  for (const output of outputs) {
    const problem = await refusal(output.path, command.force);
    if (problem) return { problem: `${relative('', output.path)}：${problem}` };
  }
  for (const output of outputs) {
    const problem = await write(output.path, output.content, command.force);
    if (problem) return { problem: `${relative('', output.path)}：${problem}` };
  }
  return { draft, messages: made.messages };
}

const withoutEnding = (name: string) => name.replace(/\.[^.]*$/, '');

/** Beside the Word file under its name, or where the user wants it: a Markdown file, or a folder. */
function draftPath(path: string, out: string | undefined): string {
  if (out !== undefined && isMarkdown(out)) return resolve(out);
  return join(out === undefined ? dirname(path) : resolve(out), `${withoutEnding(basename(path))}.md`);
}
