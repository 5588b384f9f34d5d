/** A new name for an item, or for a measure in the writer's own words, in all drafts of the undertaking. */
import { type Span, shift } from '../../base/span';
import type { Steps } from '../../base/steps';
import type { Framework } from '../../frame/schema';
import type { Doc } from '../../model/draft/doc';
import { prose } from '../../model/block/mask';
import { measureById } from '../../model/grammar/measures';
import { type Key, keyValue, nameKey, plainName, wordsKey } from '../../model/office/keys';
import { type Summary, summarise, tasksOf, usesOf } from '../../model/office/summary';
import type { Workspace } from '../../model/office/workspace';
import { literalPlaces } from './literal';
import { answersTo, belongTogether, linked, traced } from './related';
import type { Here } from './here';
import { type Target, targetAt } from '../target';

/** Why something cannot be renamed, in Chinese. */
export interface Refused {
  readonly refused: string;
}

/** What can be renamed at an offset, with the words that stand there now. */
export interface Renameable {
  readonly span: Span;
  readonly words: string;
  readonly target: Target;
}

/** What a rename at an offset would change; a reason where it cannot be done. */
export function renameable(here: Here, offset: number): Renameable | Refused {
  const { doc } = here;
  const target = targetAt(here, offset);
  if (!target || target.sort === 'owner')
    return { refused: '只有业务事项和自拟的措施可以改名。请把光标放在事项名称上。' };
  const reason = target.sort === 'item' ? refuseItem(target, here) : refuseMeasure(target.name, target.key, doc.frame);
  return reason ? { refused: reason } : { span: target.span, words: doc.slice(target.span), target };
}

function refuseItem({ name, named }: Target & { sort: 'item' }, { summary, workspace }: Here): string | undefined {
  if (named || namingDrafts(workspace, summary, nameKey(name)).length > 0) return undefined;
  return `“${name}”是在正文里认出来的说法，不是表格或标记中的事项名称，不能统一改名。直接改这里的文字就可以。`;
}

function refuseMeasure(name: string, key: Key, frame: Framework): string | undefined {
  if (key === wordsKey(name)) return undefined;
  const measure = measureById(frame, keyValue(key));
  const official = measure?.name ?? frame.otherParty.name;
  return name === official
    ? `“${official}”是框架里规定的名称，不能在文稿里改名。`
    : `“${name}”是“${official}”的一种写法，不是名称，不能统一改名。直接改这里的文字就可以。`;
}

/** What is wrong with a new name; undefined when nothing is. */
export function faultOfName(name: string): string | undefined {
  if (plainName(name) === '') return '新名称不能为空。';
  if (/[\r\n]/.test(name)) return '新名称不能换行。';
  const sign = /[|｜】【；;<>]/.exec(name)?.[0];
  return sign && `新名称不能含有“${sign}”，它在表格或标记里另有用处。`;
}

/** Drafts of the undertaking that use a key. */
function namingDrafts(workspace: Workspace, summary: Summary, key: string): Summary[] {
  return [...workspace.naming(key)].filter((draft) => belongTogether(summary, draft));
}

/** The drafts that a rename may change, and how many others use the same name. */
export function renameScope(
  { summary, workspace }: Here,
  { target }: Renameable,
): { readonly uris: readonly string[]; readonly others: number } {
  const key = target.sort === 'item' ? nameKey(target.name) : wordsKey(target.name);
  const naming = namingDrafts(workspace, summary, key);
  const others = workspace.count(key) - naming.length;
  if (target.sort !== 'item') return { uris: naming.map(({ uri }) => uri), others };
  // Running text may use the name in any draft that belongs to one of these and speaks of the same work.
  const uris = new Set([summary.uri, ...naming.map(({ uri }) => uri)]);
  for (const one of naming) {
    for (const { uri } of [...one.plans.flatMap((uri) => workspace.get(uri) ?? []), ...answersTo(workspace, one)])
      uris.add(uri);
  }
  return { uris: [...uris], others };
}

/** Names of all items of the undertaking. */
export function namesAround(here: Here): string[] {
  const drafts = [here.summary, ...linked(here)];
  return [...new Set(drafts.flatMap(({ tasks }) => tasks.map(({ name }) => name)))];
}

/** Other names that rows and marks give the same item by the trace, by the draft's address. */
export function* otherNames(here: Here, { target }: Renameable): Steps<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  if (target.sort !== 'item' || !target.named) return found;
  for (const [{ uri }, { tasks }] of yield* traced(here, target)) {
    const names = new Set(tasks.map(({ name }) => name));
    names.delete(target.name);
    if (names.size > 0) found.set(uri, [...names]);
  }
  return found;
}

/** Whether another item of the undertaking has a name already. */
export function isTaken({ summary, workspace }: Here, { target }: Renameable, name: string): boolean {
  const key = target.sort === 'item' ? nameKey(name) : wordsKey(name);
  return name !== target.name && namingDrafts(workspace, summary, key).length > 0;
}

/** Running text, no code and no address. */
function isWords(doc: Doc, { start, end }: Span): boolean {
  const i = doc.blockAt(start);
  const by = doc.parsed.starts[i]!;
  const text = prose(doc.facts[i]!, doc.source(i));
  return text.slice(start - by, end - by) === doc.text.slice(start, end);
}

/**
 * Places to put the new name at in one draft, in order. Read from the draft itself, not from the index. `names`: those of
 * other items that are known around it.
 */
export function renameSpans(doc: Doc, { target }: Renameable, names: readonly string[] = []): Span[] {
  const summary = summarise(doc);
  if (!summary) return [];
  if (target.sort !== 'item') return usesOf(summary, [wordsKey(target.name)]).map(({ start, end }) => ({ start, end }));
  const tasks = tasksOf(summary);
  const places = tasks.filter(({ name }) => name === target.name).map(({ place }) => place);
  // A general term means many things in running text: it is changed there only where the writer began.
  if (target.named && isGeneral(doc.frame, target.name)) return places;
  // The longest known name wins, wherever in the undertaking it is known.
  const known = [...tasks.map(({ name }) => name), ...names];
  const longer = known.filter((name) => name !== target.name && name.includes(target.name));
  const other = doc.facts.flatMap(({ marks, tables }, i) =>
    [...marks, ...tables].map((span) => shift(span, doc.parsed.starts[i]!)),
  );
  const inText = literalPlaces(doc.text, target.name, other, longer).filter((span) => isWords(doc, span));
  return [...places, ...inText].sort((a, b) => a.start - b.start);
}

function isGeneral(frame: Framework, name: string): boolean {
  return frame.casework.some((item) => item.name === name || item.aliases.some((alias) => alias === name));
}
