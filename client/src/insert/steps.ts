/** Questions that follow one another in the same place of the window; each can go back to the one before. */
import { type Disposable, QuickInputButtons, type QuickPickItem, QuickPickItemKind, window } from 'vscode';

/** What came of a question: an answer, a step back, or nothing (Escape). */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** Where a question stands among the others; counts from 1. A question alone has no number. */
export interface At {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
}

/** Asks one question. Keeps the answer itself; `go` tells where to go next. */
export type Step = (at: At) => Promise<'on' | 'back' | undefined>;

/** Asks questions in turn. False when the user gave up. */
export async function askAll(title: string, steps: readonly Step[]): Promise<boolean> {
  let i = 0;
  while (i < steps.length) {
    const went = await steps[i]!({ title, step: i + 1, totalSteps: steps.length });
    if (went === undefined) return false;
    i = went === 'on' ? i + 1 : Math.max(0, i - 1);
  }
  return true;
}

/** Keeps an answer and says where it leads. */
export function keep<T>(answer: Answer<T>, keepIt: (value: T) => void): 'on' | 'back' | undefined {
  if (answer === undefined || answer === 'back') return answer;
  keepIt(answer.value);
  return 'on';
}

export interface Choice<T> {
  readonly at: At;
  readonly placeholder: string;
  readonly items: readonly (T & QuickPickItem)[];
  /** The item to start with. */
  readonly active?: T & QuickPickItem;
  /** What is typed may be chosen as well, unless `problem` says (in Chinese) what is wrong with it. */
  readonly free?: {
    item(typed: string): T & QuickPickItem;
    problem?(typed: string): Promise<string | undefined>;
  };
}

/** Lets the user choose from a list. */
export function choose<T>({ at, placeholder, items, active, free }: Choice<T>): Promise<Answer<T & QuickPickItem>> {
  const box = window.createQuickPick<T & QuickPickItem>();
  Object.assign(box, at, { placeholder, items, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });
  if ((at.step ?? 1) > 1) box.buttons = [QuickInputButtons.Back];
  if (active) box.activeItems = [active];
  let typed: (T & QuickPickItem) | undefined;
  const listeners: Disposable[] = [];
  return new Promise<Answer<T & QuickPickItem>>((resolve) => {
    listeners.push(
      box.onDidTriggerButton(() => resolve('back')),
      box.onDidHide(() => resolve(undefined)),
      box.onDidChangeValue((value) => {
        if (!free) return;
        const words = value.trim();
        const known = words === '' || items.some(({ label }) => label === words);
        typed = known ? undefined : free.item(words);
        box.items = typed ? [...items, { ...typed, alwaysShow: true }] : items;
        typed = box.items.find((item) => item.alwaysShow);
      }),
      box.onDidAccept(async () => {
        const [picked] = box.selectedItems;
        if (!picked || picked.kind === QuickPickItemKind.Separator) return;
        const problem = picked === typed ? await free?.problem?.(box.value.trim()) : undefined;
        if (problem === undefined) return resolve({ value: picked });
        typed = { ...picked, label: box.value.trim(), description: undefined, detail: `$(warning) ${problem}` };
        box.items = [...items, typed];
        typed = box.items.at(-1);
      }),
    );
    box.show();
  }).finally(() => {
    for (const listener of listeners) listener.dispose();
    box.dispose();
  });
}

export interface Question {
  readonly at: At;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
}

/** Lets the user type something; it may be empty. */
export function type({ at, ...question }: Question): Promise<Answer<string>> {
  const box = window.createInputBox();
  Object.assign(box, at, question, { ignoreFocusOut: true });
  if ((at.step ?? 1) > 1) box.buttons = [QuickInputButtons.Back];
  const listeners: Disposable[] = [];
  return new Promise<Answer<string>>((resolve) => {
    listeners.push(
      box.onDidTriggerButton(() => resolve('back')),
      box.onDidHide(() => resolve(undefined)),
      box.onDidAccept(() => resolve({ value: box.value.trim() })),
    );
    box.show();
  }).finally(() => {
    for (const listener of listeners) listener.dispose();
    box.dispose();
  });
}
