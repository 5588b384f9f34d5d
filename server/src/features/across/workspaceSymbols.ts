/** Drafts, parts and items of the workspace by a piece of their name. */
import { fileName } from '../../base/address';
import type { Steps } from '../../base/steps';
import { type Summary, tasksOf } from '../../model/office/summary';
import type { Workspace } from '../../model/office/workspace';
import type { DraftPlace } from './here';

export interface FoundSymbol {
  readonly name: string;
  readonly sort: 'draft' | 'part' | 'tied' | 'justified' | 'untied';
  readonly place: DraftPlace;
  /** The draft it stands in; for a draft its kind. */
  readonly container: string;
}

/** More are not read; a longer query finds fewer. */
const mostFound = 300;

/** Symbols whose name holds a text, blanks aside; drafts first, then items, then parts. All drafts for an empty text. */
export function* workspaceSymbols(workspace: Workspace, query: string): Steps<FoundSymbol[]> {
  const wanted = query.replace(/[\s\u3000]/g, '').toLowerCase();
  const fits = (name: string) => name.toLowerCase().includes(wanted);
  const found: FoundSymbol[] = [];
  for (const draft of workspace.all()) {
    if (found.length >= mostFound) return found;
    if (fits(labelOf(draft)) || fits(fileName(draft.uri))) found.push(draftSymbol(draft));
    yield;
  }
  if (wanted === '') return found;
  const items = new Set<Summary>();
  for (const [key] of workspace.keysFrom('name ')) {
    if (fits(key.slice(5))) for (const draft of workspace.naming(key)) items.add(draft);
    if (items.size >= mostFound) break;
    yield;
  }
  for (const draft of items) {
    found.push(...itemSymbols(draft, fits));
    yield;
  }
  for (const draft of workspace.all()) {
    if (found.length >= mostFound) break;
    found.push(...partSymbols(draft, fits));
    yield;
  }
  return found.slice(0, mostFound);
}

/** What a draft is called: its title, else its file. */
export function labelOf({ title, uri }: Summary): string {
  return title || fileName(uri);
}

function draftSymbol(draft: Summary): FoundSymbol {
  const place = { uri: draft.uri, span: draft.titleSpan };
  return { name: labelOf(draft), sort: 'draft', place, container: draft.kindName };
}

function itemSymbols(draft: Summary, fits: (name: string) => boolean): FoundSymbol[] {
  return tasksOf(draft)
    .filter(({ name }) => fits(name))
    .map(({ name, state, place }) => {
      return {
        name,
        sort: state === 'hollow' ? 'untied' : state,
        place: { uri: draft.uri, span: place },
        container: labelOf(draft),
      };
    });
}

function partSymbols(draft: Summary, fits: (name: string) => boolean): FoundSymbol[] {
  return draft.parts
    .filter(({ title }) => fits(title))
    .map(({ title, start }) => {
      const place = { uri: draft.uri, span: { start, end: start } };
      return { name: title, sort: 'part', place, container: labelOf(draft) };
    });
}
