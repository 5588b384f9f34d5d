/** Footnotes: new words of one come home into its definition; new ones and those that went are told. */
import type { NoteRun, Paper } from '../../../model/visible/types';
import type { Who, WordObject, WordParagraph } from '../../../model/word/types';
import { listDifferences } from '../align/difference';
import { flatten } from '../align/flat';
import { paragraphsIn, piecesOf } from '../align/flow';
import { keyOf } from '../align/similar';
import { withEdits } from '../check';
import { compose } from '../script/compose';
import { placeholdersOf, stepsOf, withoutPlaceholders } from '../script/trim';
import { textEdits } from '../source/paragraphs';
import type { ReviewEdit } from '../types';
import { isEmptied, type Scope, type Slot, stands, type Thing, told, wordsIn } from './thing';

type NoteObject = Extract<WordObject, { type: 'footnote' | 'endnote' }>;

interface Reworded {
  readonly key: string;
  readonly thing: Thing;
  /** Two ways to write it: within the signs beside it, and outside of them. */
  readonly ways: readonly (readonly ReviewEdit[])[];
  /** What it should say then. */
  readonly words: string;
}

export function footnotesIn(scope: Scope): Thing[] {
  const { flat, slots, read } = scope;
  const changed = new Map<string, Reworded>();
  const out: Thing[] = [];
  for (const slot of slots) {
    if (isEmptied(slot, scope)) continue;
    for (const one of notesOf(slot, scope)) {
      if ('thing' in one) {
        const known = changed.get(one.key);
        // A note that is meant twice went out twice.
        if (!known) changed.set(one.key, one);
        else if (known.words !== one.words) out.push(onlyTold(one.thing));
      } else out.push(one);
    }
  }
  // A second way first, as with all words, then it is only told.
  let open = [...changed.values()];
  const home: Thing[] = [];
  for (const way of [0, 1]) {
    const written = open.map(({ thing, ways }): Thing => ({ ...thing, edits: ways[way]! }));
    const edits = written.flatMap((thing) => thing.edits).sort((a, b) => a.start - b.start);
    const after = edits.length > 0 ? read(withEdits(flat.paper.text, edits)) : flat.paper;
    const isHome = ({ key, words }: Reworded) => keyOf(noteWords(after, key)) === keyOf(words);
    home.push(...written.filter((_, i) => isHome(open[i]!)));
    open = open.filter((one) => !isHome(one));
  }
  return [...home, ...open.map(({ thing }) => onlyTold(thing)), ...out];
}

const onlyTold = (thing: Thing): Thing => ({
  ...thing,
  kind: 'other',
  edits: [],
  reason: '脚注里的改动取不回来，请对照审阅稿修改',
});

function* notesOf({ units, paragraphs, place }: Slot, scope: Scope): Generator<Thing | Reworded> {
  const { flat, file, ours } = scope;
  const { notes } = flat.paper;
  const before = units
    .flatMap(({ unit }) => unit.runs)
    .filter((run): run is NoteRun => run.type === 'note' && notes.has(run.key));
  const objects = paragraphs.flatMap((one) => one.objects).filter(isNote);
  const after = objects.filter((one) => stands(one, ours));
  const words = ({ id }: NoteObject) => wordsIn(paragraphsIn(file.footnotes.get(id) ?? []), ours);
  const [own, theirs] = [
    before.map(({ key }) => keyOf(noteWords(flat.paper, key))),
    after.map((one) => keyOf(words(one))),
  ];
  for (const { from, to, start, end } of listDifferences(own, theirs)) {
    const same = Math.min(to - from, end - start);
    for (let i = 0; i < same; i++) {
      const [run, object] = [before[from + i]!, after[start + i]!];
      yield reworded(run, paragraphsIn(file.footnotes.get(object.id) ?? []), words(object), scope);
    }
    for (const run of before.slice(from + same, to)) {
      const who = objects.find(({ deleted }) => deleted && !ours(deleted))?.deleted;
      const gone = `脚注：${noteWords(flat.paper, run.key)}`;
      yield told(run.span.start, { before: gone }, '审阅者删去了这个脚注，取不回来，请对照审阅稿修改', who);
    }
    for (const object of after.slice(start + same, end)) {
      const name = object.type === 'footnote' ? '脚注' : '尾注';
      const reason = `审阅者加了${name}，取不回来，请对照审阅稿补上`;
      yield told(place, { after: `${name}：${words(object)}` }, reason, object.inserted);
    }
  }
}

const isNote = (object: WordObject): object is NoteObject => object.type === 'footnote' || object.type === 'endnote';

function noteWords({ notes }: Paper, key: string): string {
  const runs = notes.get(key)?.runs ?? [];
  // A picture in it goes out as words.
  return runs
    .map((run) => (run.type === 'text' ? run.text : placeholdersOf([run]).join('')))
    .join('')
    .trim();
}

/** Its definition is a paper of its own. */
function reworded({ key, span }: NoteRun, paragraphs: readonly WordParagraph[], words: string, scope: Scope): Reworded {
  const { flat, ours } = scope;
  const note = flat.paper.notes.get(key)!;
  const own = flatten({ ...flat.paper, blocks: [note] });
  const unit = own.units[0]!;
  const pieces = paragraphs.flatMap((one) => piecesOf(one, ours));
  const [first, ...rest] = pieces;
  // The blank behind its number.
  const read = first ? [{ ...first, text: first.text.trimStart() }, ...rest].filter(({ text }) => text !== '') : [];
  const ops = compose(own.text.slice(unit.from + 1, unit.to), withoutPlaceholders(read, note.runs));
  const steps = stepsOf(own, ops, unit.from + 1, unit.to);
  const oneParagraph = paragraphs.filter((one) => wordsIn([one], ours) !== '').length === 1;
  // No paragraph of the paper holds them.
  const ways = [false, true].map((outside) =>
    (oneParagraph ? steps : []).flatMap((step) =>
      textEdits({ flat: own, tail: 1, outside }, step).map((edit): ReviewEdit => ({ ...edit, shows: '' })),
    ),
  );
  const who: Who | undefined = steps.find((step) => step.who)?.who;
  const thing: Thing = {
    kind: 'replace',
    before: `脚注：${noteWords(flat.paper, key)}`,
    after: `脚注：${words}`,
    // Where it is read, not where it is written.
    place: span.start,
    edits: [],
    ...(who && { who }),
  };
  return { key, thing, ways, words };
}
