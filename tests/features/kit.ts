/** What the feature tests share: a draft out of marked text, and its findings. */
import type { Edit } from '../../server/src/base/span';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { type Completion, completions, type Surroundings } from '../../server/src/features/complete/completion';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { readOne } from '../kit/marked';
import { inSteps } from '../kit/steps';

export interface MarkedDraft {
  readonly doc: Doc;
  readonly at: { readonly start: number; readonly end: number };
}

/** A draft (of kind 工作计划, where it does not say so itself) and the marked place in it. */
export function draft(marked: string, kind = '工作计划'): MarkedDraft {
  const { text, at } = readOne(marked);
  return { doc: Doc.open('file:///a.md', text, builtin, { kind }), at };
}

export function findings(doc: Doc, ...only: string[]): readonly Finding[] {
  return check(doc, defaultConfig, only.length ? only : undefined);
}

/** The text after edits that do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((out, edit) => out.slice(0, edit.start) + edit.text + out.slice(edit.end), text);
}

const alone: Surroundings = { elsewhere: inSteps(() => []), plans: inSteps(() => []) };

/** What is offered at an offset of a draft; of a draft that is alone where nothing else is said. */
export function offered(doc: Doc, offset: number, surroundings: Partial<Surroundings> = {}): Completion[] {
  return finish(completions(doc, offset, { ...alone, ...surroundings }));
}
