/** Questions that follow one another in the same place of the window; each can go back to the one before. */
import { type Disposable, type QuickInput, QuickInputButtons, window } from 'vscode';
import { plainLabel } from '../../../server/src/base/escape';
import { type Entry, type Shown, shown } from '../say';

/** What came of a question: an answer, a step back, or nothing (Escape). */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** Where a question stands among the others; counts from 1. A question alone has no number. */
export interface At {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
}

/** Asks one question. Keeps the answer itself and tells where to go next; `skip`: there was nothing to ask. */
export type Step = (at: At) => Promise<'on' | 'back' | 'skip' | undefined>;

/** Asks questions in turn. False when the user gave up. */
export async function askAll(title: string, steps: readonly Step[]): Promise<boolean> {
  let i = 0;
  let back = false;
  while (i < steps.length) {
    const went = await steps[i]!({ title, step: i + 1, totalSteps: steps.length });
    if (went === undefined) return false;
    // What is skipped on the way there is skipped on the way back.
    if (went !== 'skip') back = went === 'back';
    i = back ? Math.max(0, i - 1) : i + 1;
  }
  return true;
}

/** Keeps an answer and says where it leads. */
export function keep<T>(answer: Answer<T>, keepIt: (value: T) => void): 'on' | 'back' | undefined {
  if (answer === undefined || answer === 'back') return answer;
  keepIt(answer.value);
  return 'on';
}

export interface Choice<T extends Entry> {
  readonly at: At;
  readonly placeholder: string;
  readonly items: readonly T[];
  /** The item to start with. */
  readonly active?: T;
  /** What is typed may be chosen as well, unless `problem` says (in Chinese) what is wrong with it. */
  readonly free?: {
    item(typed: string): T;
    problem?(typed: string): Promise<string | undefined>;
  };
}

/** Lets the user choose from a list. */
export function choose<T extends Entry>({ at, placeholder, items, active, free }: Choice<T>): Promise<Answer<T>> {
  const box = window.createQuickPick<Shown<T>>();
  const listed = items.map(shown);
  ask(box, at, placeholder);
  Object.assign(box, { items: listed, matchOnDescription: true, matchOnDetail: true });
  if (active) box.activeItems = listed.filter(({ of }) => of === active);
  /** What is typed, below the list. */
  let typed: Shown<T> | undefined;
  const offer = (entry: Shown<T> | undefined) => {
    typed = entry && { ...entry, alwaysShow: true };
    box.items = typed ? [...listed, typed] : listed;
  };
  const listeners: Disposable[] = [];
  return new Promise<Answer<T>>((resolve) => {
    listeners.push(
      box.onDidTriggerButton(() => resolve('back')),
      box.onDidHide(() => resolve(undefined)),
      box.onDidChangeValue((value) => {
        const words = value.trim();
        if (!free) return;
        offer(words === '' || items.some(({ label }) => label === words) ? undefined : shown(free.item(words)));
      }),
      box.onDidAccept(async () => {
        const [picked] = box.selectedItems;
        if (!picked || picked.of.heading) return;
        const words = box.value.trim();
        const problem = picked === typed ? await free?.problem?.(words) : undefined;
        if (problem === undefined) return resolve({ value: picked.of });
        offer({ label: plainLabel(words), detail: `$(warning) ${plainLabel(problem)}`, of: picked.of });
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
export function type({ at, prompt, placeholder, value }: Question): Promise<Answer<string>> {
  const box = window.createInputBox();
  ask(box, at, placeholder);
  Object.assign(box, { prompt: plainLabel(prompt), value });
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

/** What both kinds of questions show. */
function ask(
  box: QuickInput & { placeholder?: string; buttons: readonly unknown[] },
  at: At,
  placeholder: string,
): void {
  Object.assign(box, at, { title: plainLabel(at.title), placeholder: plainLabel(placeholder), ignoreFocusOut: true });
  if ((at.step ?? 1) > 1) box.buttons = [QuickInputButtons.Back];
}
