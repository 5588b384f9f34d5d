/** What was changed, as steps on the paper that went out: one for each change that a person is asked about. */
import type { Grid } from '../../../model/visible/types';
import type { Who, WordParagraph } from '../../../model/word/types';
import type { Origin } from '../align/identity';

interface By {
  /** Nobody left a trace where it is missing. */
  readonly who?: Who;
}

/** Words of the paper at `[from, to)` are replaced; both sides may hold ends of paragraphs. */
export interface TextStep extends By {
  readonly type: 'text';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** For each `BREAK` in the text, the paragraph that it begins. */
  readonly forms: readonly WordParagraph[];
}

export interface MoveStep extends By {
  readonly type: 'move';
  readonly origin: Origin;
  /** Unit behind which it stands now; -1 for the beginning. */
  readonly behind: number;
  /** It is no paragraph any more, but goes on in another one or stands in front of its words. */
  readonly into?: { readonly unit: number; readonly side: 'start' | 'end' };
  /** What was changed in it as well. */
  readonly inner: readonly TextStep[];
}

export interface RowStep extends By {
  readonly type: 'row-in';
  readonly grid: Grid;
  /** Unit behind which it stands. */
  readonly behind: number;
  readonly row: number;
  readonly cells: readonly string[];
}

export interface DropStep extends By {
  readonly type: 'row-out' | 'table-out';
  readonly origins: readonly Origin[];
}

export interface TableStep extends By {
  readonly type: 'table-in';
  readonly behind: number;
  readonly rows: readonly (readonly string[])[];
}

/** What is only told. */
export interface ToldStep extends By {
  readonly type: 'told';
  readonly unit: number;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export type Step = TextStep | MoveStep | RowStep | DropStep | TableStep | ToldStep;
