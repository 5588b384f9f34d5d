/** Files and folders that come, go or are written on disk, as the client tells of them. */
import { FileChangeType, type FileEvent, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import type { Background } from './background';
import type { Projects } from './projects';
import type { Open, Session } from './session';
import { atOrBelow, canonical, isMarkdown, isProjectPath } from './uris';

/**
 * What the client is to tell of. Of a folder that comes or goes VS Code names the folder alone, so everything that does
 * is told of; what is written only where it is read.
 */
export const watchers: FileSystemWatcher[] = [
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  { globPattern: '**/.shuangyi/*', kind: WatchKind.Change },
  { globPattern: '**/*.{md,markdown}', kind: WatchKind.Change },
  { globPattern: '**/{.gitignore,.shuangyiignore}', kind: WatchKind.Change },
];

/** What follows the disk. */
export interface Followers {
  readonly session: Session;
  readonly projects: Projects;
  readonly background: Background;
  /** A file or the whole folder of a project has changed. */
  projectChanged(uri: string): void;
  /** Projects went with their folders. */
  projectsGone(): void;
  /** Another project may apply to an open document. */
  recheck(open: Open): void;
}

/** Follows changes that arrived together. */
export function follow(changes: readonly FileEvent[], at: Followers): void {
  const came = new Set<string>();
  const went = new Set<string>();
  const changed = new Set<string>();
  for (const { uri, type } of changes) {
    const key = canonical(uri);
    if (type === FileChangeType.Created) came.add(key);
    if (type === FileChangeType.Deleted) went.add(key);
    if (isProjectPath(key)) at.projectChanged(key);
    else if (type === FileChangeType.Changed) changed.add(key);
  }
  if (changed.size > mostSingle) writtenTogether(changed, at);
  else for (const key of changed) written(key, at);
  if (came.size + went.size > 0) comeAndGone(came, went, at);
}

/** More files than these are read in one pass. */
const mostSingle = 40;

function writtenTogether(keys: ReadonlySet<string>, { background }: Followers): void {
  background.forget(
    () => false,
    (key) => keys.has(key),
  );
  background.settle();
}

function written(key: string, { session, background }: Followers): void {
  if (session.get(key)) return;
  if (isMarkdown(key)) void background.check(key);
  else background.settle();
}

function comeAndGone(came: ReadonlySet<string>, went: ReadonlySet<string>, at: Followers): void {
  const { session, projects, background } = at;
  const touched = atOrBelow(new Set([...came, ...went]));
  background.forget(atOrBelow(went), atOrBelow(came));
  if (projects.forgetIn(touched)) at.projectsGone();
  for (const open of session.all()) if (open.markdown && touched(canonical(open.uri))) at.recheck(open);
  // A folder may hold anything, and it cannot be told from a file: the listing finds what is there now.
  if ([...came, ...went].some((key) => isListed(key, projects.rootOf(key)))) background.settle();
}

/** Whether a listing comes by a path: it passes over hidden folders and installed packages. */
function isListed(key: string, root: string | undefined): boolean {
  return !/\/(?:node_modules|\.[^/]*)\//.test(key.slice(root?.length ?? 0));
}
