/** The extension's own stages, without the language server around them. */
import type { Edit } from '../../server/src/base/span';
import { trie } from '../../server/src/base/trie';
import { check } from '../../server/src/check/run';
import { defaultConfig } from '../../server/src/check/config';
import { builtin } from '../../server/src/frame/builtin';
import type { Phrase } from '../../server/src/frame/schema';
import { Doc } from '../../server/src/model/draft/doc';
import { parse, reparse } from '../../server/src/model/text/parse';
import type { Draft, Subject } from './inprocess';

const typed = '仍';

/** Each call types a character or takes it back, and hands the value from edit to edit. */
function typing<T>(first: T, { cursor }: Draft, step: (value: T, edit: Edit) => T): () => T {
  let value = first;
  let pressed = false;
  return () => {
    const end = pressed ? cursor + typed.length : cursor;
    value = step(value, { start: cursor, end, text: pressed ? '' : typed });
    pressed = !pressed;
    return value;
  };
}

const open = (draft: Draft) => Doc.open('file:///draft.md', draft.text, builtin);

function opened(draft: Draft): Doc {
  const doc = open(draft);
  check(doc, defaultConfig);
  return doc;
}

/** All literal words of measures and casework. */
function frameworkWords(): string[] {
  const measures = builtin.dimensions.flatMap((dimension) => dimension.measures);
  const phrases: Phrase[] = [
    ...measures.flatMap(({ name, aliases, phrases, carriers }) => [name, ...aliases, ...phrases, ...carriers]),
    ...builtin.casework.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...builtin.otherParty.phrases,
    ...builtin.general,
  ];
  return phrases.flatMap((phrase) => (typeof phrase === 'string' ? phrase : phrase.text).split('…'));
}

export function ours(): Subject[] {
  const words = trie(frameworkWords());
  return [
    { subject: '双翼', what: 'first parse', full: ({ text }) => parse(text) },
    { subject: '双翼', what: 'first check', full: (draft) => check(open(draft), defaultConfig) },
    { subject: '双翼', what: 'phrases', full: ({ text }) => words.scan(text, 0, text.length, () => {}) },
    {
      subject: '双翼',
      what: 'parse after a keystroke',
      keystroke: (draft) => typing(parse(draft.text), draft, (parsed, edit) => reparse(parsed, edit)),
    },
    {
      subject: '双翼',
      what: 'parse and check after a keystroke',
      keystroke: (draft) =>
        typing(opened(draft), draft, (doc, edit) => {
          const next = doc.edit(edit);
          check(next, defaultConfig);
          return next;
        }),
    },
  ];
}
