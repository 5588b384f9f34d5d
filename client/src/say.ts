/**
 * What the window says and lets choose. The one place that hands words to messages and lists, where VS Code would draw
 * icons and make links and commands of them: words of drafts, frameworks and file names come out as they stand.
 */
import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { plainLabel } from '../../server/src/base/escape';

type Chosen = Thenable<string | undefined>;

export function inform(message: string, ...buttons: string[]): Chosen {
  return window.showInformationMessage(plainLabel(message), ...buttons);
}

export function warn(message: string, ...buttons: string[]): Chosen {
  return window.showWarningMessage(plainLabel(message), ...buttons);
}

export function complain(message: string, ...buttons: string[]): Chosen {
  return window.showErrorMessage(plainLabel(message), ...buttons);
}

/** What could not be done, in words for the user: thrown where it happens, shown where the command ends. */
export class Refusal extends Error {}

/** An entry of a list, in plain words. */
export interface Entry {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Name of a codicon in front of the label. */
  readonly icon?: string;
  /** It only stands above others. */
  readonly heading?: boolean;
}

/** An entry as VS Code shows it. */
export type Shown<T> = QuickPickItem & { readonly of: T };

export function shown<T extends Entry>(of: T): Shown<T> {
  const label = plainLabel(of.label);
  if (of.heading) return { label, kind: QuickPickItemKind.Separator, of };
  return {
    label: of.icon ? `$(${of.icon}) ${label}` : label,
    description: of.description && plainLabel(of.description),
    detail: of.detail && plainLabel(of.detail),
    of,
  };
}

/** Lets the user choose one of a few entries; undefined when nothing was chosen. */
export async function pick<T extends Entry>(title: string, entries: readonly T[]): Promise<T | undefined> {
  return (await window.showQuickPick(entries.map(shown), { title: plainLabel(title) }))?.of;
}
