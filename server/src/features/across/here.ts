/** What features over several drafts are given. */
import type { Span } from '../../base/span';
import type { Doc } from '../../model/draft/doc';
import type { Summary } from '../../model/office/summary';
import type { Trace } from '../../model/office/trace/trace';
import type { Workspace } from '../../model/office/workspace';

/** A draft in its workspace, as one moment sees them. */
export interface Here {
  readonly doc: Doc;
  /** Of this very revision. */
  readonly summary: Summary;
  readonly workspace: Workspace;
  /** From plan to report in this workspace. */
  readonly trace: Trace;
  /** Texts of drafts that belong to this one, where they are at hand: names in their running text are found then. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** A place in a draft. */
export interface DraftPlace {
  readonly uri: string;
  readonly span: Span;
}
