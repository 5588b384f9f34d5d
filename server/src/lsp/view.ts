/** What requests and checks are given of an open document. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckConfig } from '../check/config';
import type { Doc } from '../model/draft/doc';
import type { Project } from '../project/project';
import type { Settings } from '../protocol';

/** An open document with all that a feature has to know. A snapshot: valid while `text` has this version. */
export interface View {
  readonly text: TextDocument;
  readonly version: number;
  readonly doc: Doc;
  readonly project: Project;
  readonly settings: Settings;
  readonly config: CheckConfig;
}
