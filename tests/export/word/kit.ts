/** Drafts exported as in the product, and what stands in the file. */
import { finish } from '../../../server/src/base/steps';
import { type Around, examineInSteps } from '../../../server/src/check/run';
import { type CheckConfig, defaultConfig, forReaders } from '../../../server/src/check/config';
import { type ExportedWord, exportWord } from '../../../server/src/export/word/word';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import type { Finding } from '../../../server/src/model/rule/rule';
import { paperOf } from '../../../server/src/model/visible/paper';
import { defaultWordSettings, type WordSettings } from '../../../server/src/model/visible/settings';
import { all, type Element, part, textOf, unpack, walk } from '../../kit/word/package';

export const now = '2026-01-18T09:30:00Z';

export interface Asked {
  readonly final?: boolean;
  readonly settings?: Partial<WordSettings>;
  readonly config?: Partial<CheckConfig>;
  readonly around?: Around | undefined;
  /** Instead of what the check finds. */
  readonly findings?: readonly Finding[];
}

export interface Exported extends ExportedWord {
  readonly doc: Doc;
  readonly findings: readonly Finding[];
}

export function exported(text: string, { final = false, settings, config, findings, around }: Asked = {}): Exported {
  const doc = Doc.open('file:///a.md', text, builtin);
  const found = findings ?? finish(examineInSteps(doc, forReaders(doc, { ...defaultConfig, ...config }))).findings;
  const output = finish(
    exportWord({
      doc,
      paper: paperOf(doc),
      findings: found,
      settings: { ...defaultWordSettings, ...settings },
      images: new Map(),
      now,
      final,
      around,
    }),
  );
  return { ...output, doc, findings: found };
}

export interface CommentSeen {
  readonly author: string;
  readonly date: string;
  readonly text: string;
  /** The words it stands on, with changes accepted. */
  readonly on: string;
}

/** Comments in the order of the file, with the words that they stand on. */
export function commentsIn(bytes: Uint8Array): CommentSeen[] {
  const parts = unpack(bytes);
  const words = rangesIn(part(parts, 'word/document.xml'));
  return all(part(parts, 'word/comments.xml'), 'w:comment').map(({ attributes, ...comment }) => ({
    author: attributes['w:author']!,
    date: attributes['w:date']!,
    text: all({ attributes, ...comment }, 'w:p')
      .map((one) => textOf(one))
      .join('\n'),
    on: words.get(attributes['w:id']!) ?? '',
  }));
}

function rangesIn(main: Element): Map<string, string> {
  const words = new Map<string, string>();
  const open = new Set<string>();
  for (const { name, attributes, children } of walk(main)) {
    const id = attributes['w:id']!;
    if (name === 'w:commentRangeStart') open.add(id);
    else if (name === 'w:commentRangeEnd') open.delete(id);
    else if (name === 'w:t') for (const one of open) words.set(one, (words.get(one) ?? '') + children.join(''));
  }
  return words;
}

/** Tracked changes in order: `-old`, `+new`. */
export function changesIn(bytes: Uint8Array): string[] {
  return [...walk(part(unpack(bytes), 'word/document.xml'))].flatMap((element) => {
    if (element.name === 'w:del') return [`-${textOf(element, true)}`];
    return element.name === 'w:ins' ? [`+${textOf(element)}`] : [];
  });
}

/** Text of each paragraph that has a bookmark of ours, with changes accepted or refused. */
export function unitTexts(bytes: Uint8Array, changes: 'accepted' | 'refused'): string[] {
  const kept = ({ name, attributes, children }: Element): Element => ({
    name,
    attributes,
    children: children.flatMap((child): (Element | string)[] => {
      if (typeof child === 'string') return [child];
      if (child.name === (changes === 'accepted' ? 'w:del' : 'w:ins')) return [];
      return [kept(child)];
    }),
  });
  return all(part(unpack(bytes), 'word/document.xml'), 'w:body//w:p')
    .filter((paragraph) => all(paragraph, 'w:bookmarkStart').length > 0)
    .map((paragraph) => textOf(kept(paragraph), true));
}
