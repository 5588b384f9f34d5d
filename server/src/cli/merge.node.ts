/** `shuangyi merge`: what reviewers changed in Word files is taken into the draft that they were made of. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMarkdown } from '../base/address';
import { decode, type NodeFiles, toPath, toUri, Unreadable } from '../base/files/disk.node';
import { largestDraft, largestWord } from '../base/limits';
import { finish } from '../base/steps';
import type { Change } from '../features/review/types';
import { Doc } from '../model/draft/doc';
import type { Paper } from '../model/visible/types';
import type { WordFile } from '../model/word/types';
import type { Project } from '../project/project';
import { wordSettingsOf } from '../project/wordSettings';
import type { MergeCommand } from './args.node';
import type { Input } from './inputs.node';
import { refusal, write } from './output.node';

/** One change and what became of it. */
export interface Merged {
  readonly file: string;
  readonly kind: Change['kind'];
  readonly author: string;
  readonly date: string;
  readonly where: string;
  readonly words: string;
  /** `refused`: it was not wanted. */
  readonly outcome: 'made' | 'refused' | 'conflict' | 'listed';
  readonly reason?: string;
}

export interface MergeOutcome {
  readonly draft: string;
  readonly changes: readonly Merged[];
  readonly messages: readonly string[];
  readonly written: boolean;
}

/** Parts for Word are loaded for this command only. */
const engine = async () => {
  const [read, review, told, origin, paper] = await Promise.all([
    import('../model/word/read'),
    import('../features/review/review'),
    import('../features/review/told'),
    import('../features/review/origin'),
    import('../model/visible/paper'),
  ]);
  return { ...read, ...review, ...told, ...origin, ...paper };
};

/** A reviewed file as it was read. */
export interface Returned {
  readonly name: string;
  readonly file: WordFile;
}

/** Reads a reviewed file. Rejects with `Unreadable`. */
export async function readReturned({ uri, file: name }: Input, files: NodeFiles): Promise<Returned> {
  const bytes = await files.bytes(uri, largestWord);
  if (!bytes) throw new Unreadable('没有这个文件');
  const { readWord } = await engine();
  const file = finish(readWord(bytes));
  if ('problem' in file) throw new Unreadable(file.problem);
  return { name, file };
}

/** The draft beside a reviewed file that it was made of. Rejects with `Unreadable` where that is not certain. */
export async function draftBeside(
  { uri }: Input,
  { file }: Returned,
  files: NodeFiles,
  { frame }: Project,
): Promise<string> {
  const { originTitle, titleOf, likelyOrigins } = await engine();
  const folder = dirname(toPath(uri));
  const names = (await readdir(folder)).filter(isMarkdown).sort();
  const drafts: { uri: string; title: string; path: string }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const text = await files.read(toUri(path)).catch(() => undefined);
    if (text !== undefined) drafts.push({ uri: toUri(path), path, title: titleOf(Doc.open(toUri(path), text, frame)) });
  }
  const found = likelyOrigins(originTitle(file, frame), basename(toPath(uri)), drafts);
  if (found.length === 1) return found[0]!.path;
  throw new Unreadable(
    found.length === 0
      ? '旁边没有标题相同的文稿，请把文稿写在后面'
      : `不知道是哪一份文稿的审阅稿，请写在后面：${found.map(({ path }) => basename(path)).join('、')}`,
  );
}

/** Takes reviewed files into a draft, one after the other, and writes it. Rejects with `Unreadable`. */
export async function mergeFiles(
  draft: Input,
  returned: readonly Returned[],
  { accept, dry }: MergeCommand,
  files: NodeFiles,
  { frame, word }: Project,
): Promise<MergeOutcome> {
  const { reviewInSteps, applied, toldChange, paperOf } = await engine();
  const bytes = await files.bytes(draft.uri, largestDraft);
  if (!bytes) throw new Unreadable('没有这个文件');
  const before = decode(bytes);
  const papers = new Map<string, Paper>();
  const read = (text: string): Paper => {
    const paper = papers.get(text) ?? paperOf(Doc.open(draft.uri, text, frame));
    papers.set(text, paper);
    return paper;
  };
  const { author } = wordSettingsOf(word, {});
  const changes: Merged[] = [];
  const messages: string[] = [];
  let text = before;
  for (const { name, file } of returned) {
    const found = finish(reviewInSteps({ file, present: text, read, author }));
    if ('problem' in found) throw new Unreadable(`${name}：${found.problem}`);
    const wanted = found.changes.filter((one) => one.state === 'ready' && isWanted(one, accept));
    const { text: after, left } = applied(text, wanted, read);
    const reasons = new Map(left.map((one) => [one.id, one.reason]));
    const doc = Doc.open(draft.uri, text, frame);
    for (const one of found.changes) {
      const outcome = outcomeOf(one, wanted.includes(one), reasons.has(one.id));
      const reason = reasons.get(one.id) ?? one.reason;
      const { kind, author: whose, date } = one;
      const { where, full } = toldChange(one, doc, read(text));
      changes.push({ file: name, kind, author: whose, date, where, words: full, outcome, ...(reason && { reason }) });
    }
    messages.push(...found.messages);
    text = after;
  }
  if (dry || text === before) return { draft: draft.file, changes, messages, written: false };
  const path = toPath(draft.uri);
  // A mark of the order of bytes is no part of the text, but of the file.
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  const problem = (await refusal(path, true)) ?? (await write(path, mark + text, true));
  if (problem) throw new Unreadable(problem);
  return { draft: draft.file, changes, messages, written: true };
}

function isWanted({ author }: Change, accept: MergeCommand['accept']): boolean {
  return typeof accept === 'string' ? accept === 'all' : accept.includes(author);
}

function outcomeOf({ state }: Change, wanted: boolean, left: boolean): Merged['outcome'] {
  if (state === 'listed') return 'listed';
  if (state === 'conflict' || left) return 'conflict';
  return wanted ? 'made' : 'refused';
}

const outcomes: Readonly<Record<Merged['outcome'], string>> = {
  made: '合入',
  refused: '未采纳',
  conflict: '有冲突，没有合入',
  listed: '只列出',
};

/** A line for each change, and one for all. `dry`: what would be. */
export function mergeWords({ draft, changes, messages, written }: MergeOutcome, dry: boolean): string[] {
  const lines = changes.map(({ author, where, words, outcome, reason }) => {
    const told = where ? `${where}：${words}` : words;
    return `${outcomes[outcome]}  ${author || '未留痕'}  ${told}${reason ? `（${reason}）` : ''}`;
  });
  const count = (wanted: Merged['outcome']) => changes.filter(({ outcome }) => outcome === wanted).length;
  const counts = (Object.keys(outcomes) as Merged['outcome'][]).flatMap((one) =>
    count(one) > 0 ? `${outcomes[one]} ${count(one)} 处` : [],
  );
  const done = written ? '' : dry ? '（没有写入）' : '，文稿没有变';
  const sum = changes.length === 0 ? '没有修改，也没有新的批注' : counts.join('，');
  return [...lines, ...messages, `${draft}：${sum}${done}`];
}
