/** Fields of Word: what they show is text, what they are told to do is not. */

interface Field {
  instruction: string;
  shown: boolean;
}

/** The fields that are open at a place, the outermost first. */
export class Fields {
  readonly #open: Field[] = [];

  /** True where no instruction of a field is being read. */
  get shown(): boolean {
    return this.#open.every(({ shown }) => shown);
  }

  /** True inside of a table of contents. */
  get contents(): boolean {
    return this.#open.some(({ instruction }) => /^\s*TOC\b/i.test(instruction));
  }

  instruct(text: string): void {
    const last = this.#open.at(-1);
    if (last && !last.shown) last.instruction += text;
  }

  /** At `begin`, `separate` or `end`; what an ended field shows that has no result but says in its instruction what it draws. */
  at(kind: string | undefined): string | undefined {
    const last = this.#open.at(-1);
    if (kind === 'begin') this.#open.push({ instruction: '', shown: false });
    else if (kind === 'separate' && last) last.shown = true;
    else if (kind === 'end' && last) {
      this.#open.pop();
      return last.shown ? undefined : drawn(last.instruction);
    }
    return undefined;
  }

  /** A paragraph ends: a field that never came to its result hides no further one. */
  endParagraph(): void {
    while (this.#open.some(({ shown }) => !shown)) this.#open.pop();
  }
}

/** `eq \o\ac(○,1)`: a character in a circle. */
function drawn(instruction: string): string | undefined {
  const circled = /^\s*eq\s*\\o\s*\\ac\s*\([^,，]{0,9}[,，]\s*([^()]{1,9}?)\s*\)\s*$/i.exec(instruction)?.[1];
  const number = Number(circled);
  return number >= 1 && number <= 20 ? String.fromCharCode(0x2460 + number - 1) : circled;
}
