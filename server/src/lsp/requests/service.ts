/** What a group of requests may use: the connection, what the client can do, and the state of the server. */
import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import type { Files } from '../../base/files/ports';
import type { Hidden } from '../../check/run';
import type { Finding } from '../../model/rule/rule';
import type { InitializationOptions } from '../../protocol';
import type { View } from '../view';
import type { Drafts } from '../drafts';
import type { Focus } from '../focus';
import type { Projects } from '../projects';
import type { Session } from '../session';
import type { Answers } from './answers';

/** What the client can do. */
export interface Client {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchedFiles: boolean;
  readonly folders: boolean;
  readonly related: boolean;
  readonly snippets: boolean;
  readonly documentChanges: boolean;
  /** It asks whether a change of a rename is wanted. */
  readonly asksForChanges: boolean;
  /** It shows why an action cannot be done. */
  readonly disabledActions: boolean;
  /** It shows how far long work has come. */
  readonly progress: boolean;
  /** It asks for lenses anew when told to. */
  readonly refreshesLenses: boolean;
  /** The same for hints. */
  readonly refreshesHints: boolean;
  /** Our own extension. */
  readonly own: boolean;
  readonly readsFiles: boolean;
  readonly storage: InitializationOptions['storage'];
  /** Base of the addresses of the rules' pages; undefined where the client does not show them. */
  readonly rulePages: string | undefined;
}

/** `pages`: where the rules' pages lie beside the server, for clients that bring none of their own. */
export function readClient(
  { capabilities, initializationOptions }: InitializeParams,
  pages: string | undefined,
): Client {
  const { workspace, textDocument, window } = capabilities;
  const options = initializationOptions as InitializationOptions | undefined;
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    related: textDocument?.publishDiagnostics?.relatedInformation === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    asksForChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    progress: window?.workDoneProgress === true,
    own: options?.files !== undefined,
    readsFiles: options?.files === 'client',
    storage: options?.storage,
    rulePages: textDocument?.publishDiagnostics?.codeDescriptionSupport ? (options?.rulePages ?? pages) : undefined,
  };
}

export interface Service {
  readonly connection: Connection;
  readonly client: Client;
  readonly session: Session;
  readonly projects: Projects;
  /** The index of the workspace. */
  readonly drafts: Drafts;
  /** Files as the writer sees them: the text of an open editor wins over the disk. */
  readonly files: Files;
  /** The line that is being typed: nothing moves there. */
  readonly focus: Pick<Focus, 'lineOf' | 'onLeave'>;
  readonly answers: Answers;
  /** Findings of a snapshot, whether they are shown or not; undefined when the text has changed meanwhile. */
  findings(view: View): Promise<readonly Finding[] | undefined>;
  /** What is not shown of an open document. */
  hidden(view: View): Promise<readonly Hidden[] | undefined>;
}

/** A group of requests: what it can do, and how it listens. One file a group; `server.ts` lists them. */
export interface RequestGroup {
  readonly capabilities: ServerCapabilities;
  listen(service: Service): void;
}
