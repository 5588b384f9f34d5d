/**
 * What the Markdown parser cannot do in linear time inside a paragraph, heading or cell: it compares marks with marks.
 * So many marks are read; no person writes more, and what stands behind them on their lines is read as plain words. What
 * stands in other paragraphs makes no difference, so that a part of a document reads as it does in the whole.
 */
import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import { codeText } from 'micromark-core-commonmark';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** Marks of one paragraph, heading or cell that are read. */
const MARKS = 200;
/** Those among them that may look for their end in vain, for they do so in all of the rest. */
const VAIN = 40;
/** The longest run that counts as one mark. */
const RUN = 3;

const ASTERISK = 42;
const UNDERSCORE = 95;

interface Count {
  marks: number;
  vain: number;
  met: boolean;
}

/** For each paragraph, heading or cell that the parser is at. */
const counts = new WeakMap<TokenizeContext, Count>();
/** Offsets in the text of the call at work at which the limit was met. */
let met: number[] = [];

/** Calls the parser; `met` tells at which offsets of its text a limit was met. */
export function limited<T>(call: () => T): { readonly result: T; readonly met: readonly number[] } {
  met = [];
  return { result: call(), met };
}

function countOf(context: TokenizeContext): Count {
  let count = counts.get(context);
  if (!count) counts.set(context, (count = { marks: 0, vain: 0, met: false }));
  return count;
}

/** Comes first at every mark. Once a limit is met it takes the rest of the line as words. */
function limit(mayBeVain: boolean, previous?: Construct['previous']): Construct {
  return {
    name: 'limit',
    previous,
    tokenize(effects, ok, nok) {
      const count = countOf(this);
      let mark: Code;
      let length = 0;
      const start: State = (code) => {
        effects.enter('words');
        mark = code;
        return code === ASTERISK || code === UNDERSCORE ? run(code) : decide(code);
      };
      const run: State = (code) => {
        if (code !== mark) return decide(code);
        length++;
        effects.consume(code);
        return run;
      };
      const decide: State = (code) => {
        count.marks += Math.max(1, length - RUN);
        if (count.marks <= MARKS && !(mayBeVain && count.vain >= VAIN)) return nok(code);
        if (!count.met) met.push(this.now().offset);
        count.met = true;
        return words(code);
      };
      const words: State = (code) => {
        if (code === null || markdownLineEnding(code)) {
          effects.exit('words');
          return ok(code);
        }
        effects.consume(code);
        return words;
      };
      return start;
    },
  };
}

/** Comes last, when the mark has turned out to be none. */
function vain(previous?: Construct['previous']): Construct {
  return {
    name: 'vain',
    add: 'after',
    previous,
    tokenize(_effects, _ok, nok) {
      return (code) => {
        countOf(this).vain++;
        return nok(code);
      };
    },
  };
}

const mark = limit(false);

/** The extension that counts marks. It must be the last one, to come first at each of them. */
export const limits: Extension = {
  text: {
    33: mark,
    38: mark,
    [ASTERISK]: mark,
    60: [limit(true), vain()],
    91: mark,
    92: mark,
    93: mark,
    [UNDERSCORE]: mark,
    96: [limit(true, codeText.previous), vain(codeText.previous)],
    126: mark,
  },
};

/** Words are text like any other. Tokens of their own, because the parser joins text in quadratic time. */
export const limitsToTree: TreeExtension = {
  enter: {
    words(token) {
      this.config.enter.data!.call(this, token);
    },
  },
  exit: {
    words(token) {
      this.config.exit.data!.call(this, token);
    },
  },
};

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    words: 'words';
  }
}
