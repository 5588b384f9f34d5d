/** The changes of a reviewed file as a tree: by author, then what cannot be made, then what is only told. No editor needed. */
import type { ReviewChange } from '../../../server/src/protocol';

/** Of the documents in the comparison: no drafts, whatever they look like. */
export const reviewScheme = 'shuangyi-review';

export interface ReviewNode {
  /** Of a change its own id, behind a sign that tells it from a group. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly sort: 'author' | 'conflicts' | 'listed' | ReviewChange['sort'];
  /** Whether it is to be made; undefined where it cannot be. */
  readonly checked: boolean | undefined;
  readonly change?: ReviewChange;
  readonly children: readonly ReviewNode[];
}

/** Ids of the changes that can be made. */
export const ready = (changes: readonly ReviewChange[]): string[] =>
  changes.filter(({ state }) => state === 'ready').map(({ id }) => id);

/** `left`: of those that are accepted, why they are left out after all. */
export function reviewTree(
  changes: readonly ReviewChange[],
  accepted: ReadonlySet<string>,
  left: ReadonlyMap<string, string> = new Map(),
): ReviewNode[] {
  const able = changes.filter(({ state, id }) => state === 'ready' && !left.has(id));
  const authors = [...new Set(able.map(({ author }) => author))];
  const byAuthor = authors.map((author): ReviewNode => {
    const own = able.filter((change) => change.author === author);
    const children = own.map((change) => changeNode(change, accepted.has(change.id)));
    return {
      id: `author ${author}`,
      label: author || '未留痕的改动',
      detail: counted(own),
      sort: 'author',
      checked: children.every(({ checked }) => checked),
      children,
    };
  });
  const conflicts = changes.filter(({ state, id }) => state === 'conflict' || left.has(id));
  const listed = changes.filter(({ state }) => state === 'listed');
  return [
    ...byAuthor,
    ...group('conflicts', '有冲突，不能合入', conflicts, left),
    ...group('listed', '只列出，不改文稿', listed, left),
  ];
}

function group(
  sort: 'conflicts' | 'listed',
  label: string,
  changes: readonly ReviewChange[],
  left: ReadonlyMap<string, string>,
): ReviewNode[] {
  if (changes.length === 0) return [];
  const children = changes.map((change): ReviewNode => {
    const reason = left.get(change.id) ?? change.reason ?? '';
    return {
      ...changeNode(change, undefined),
      detail: [reason, change.author, change.where].filter(Boolean).join(' · '),
    };
  });
  return [{ id: sort, label, detail: `${changes.length} 处`, sort, checked: undefined, children }];
}

function changeNode(change: ReviewChange, checked: boolean | undefined): ReviewNode {
  const { id, where, words, sort, reason } = change;
  // In a narrow list the end is cut off: what was changed comes first.
  const detail = [reason, where].filter(Boolean).join(' · ');
  return { id: `change ${id}`, label: words, detail, sort, checked, change, children: [] };
}

function counted(changes: readonly ReviewChange[]): string {
  const comments = changes.filter(({ sort }) => sort === 'comment').length;
  const edits = changes.length - comments;
  return [edits > 0 && `修改 ${edits} 处`, comments > 0 && `批注 ${comments} 条`].filter(Boolean).join('，');
}

/** What a screen reader says of a node. */
export function spokenNode({ label, detail, change, children }: ReviewNode): string {
  if (children.length > 0) return `${label}，${detail}`;
  // Of what cannot be made the detail says whose it is.
  const before = change?.state === 'ready' ? change.author : change?.state === 'conflict' ? '有冲突' : '';
  return [before, label, detail].filter(Boolean).join('，');
}
