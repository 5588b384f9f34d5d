/** A checked draft as a Word file: for review, with everything that 双翼 has to say of it, or final, with nothing of ours. */
import type { Steps } from '../../base/steps';
import type { Around } from '../../check/run';
import type { Doc } from '../../model/draft/doc';
import type { Finding } from '../../model/rule/rule';
import type { WordSettings } from '../../model/visible/settings';
import type { Paper } from '../../model/visible/types';
import { annexesFor } from './annex/annexes';
import { reviewOf } from './review/remarks';
import type { WordOutput } from './types';
import { writeWord } from './write';

export interface WordRequest {
  readonly doc: Doc;
  /** Of that very draft: `paperInSteps`. */
  readonly paper: Paper;
  /** Of a check as for 核稿 at least: `forReaders`. */
  readonly findings: readonly Finding[];
  readonly settings: WordSettings;
  /** The other drafts of its office, where they are known. */
  readonly around?: Around | undefined;
  /** By address as the draft writes it; see `model/visible/pictures`. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Bytes of the office's own template, `templateFile` in its `.shuangyi/`. */
  readonly template?: Uint8Array | undefined;
  /** ISO date-time without fractions. */
  readonly now: string;
  /** 定稿件: no comment, proposal, mark, note or source is in it. */
  readonly final: boolean;
}

export interface ExportedWord extends WordOutput {
  /** Errors that are left in the draft. */
  readonly errors: number;
  /** Comments and proposals that went out. */
  readonly remarks: number;
  readonly proposals: number;
}

export function* exportWord(request: WordRequest): Steps<ExportedWord> {
  const { doc, paper, findings, settings, images, template, now, final, around } = request;
  const review = final ? undefined : reviewOf(doc, paper, findings, settings, now);
  yield;
  const annexes = yield* annexesFor(settings.annexes ?? 'none', doc, findings, around);
  const output = yield* writeWord({
    paper,
    settings,
    images,
    now,
    annexes,
    ...(template && { template }),
    ...(review && { review }),
  });
  return {
    ...output,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    remarks: review?.remarks.length ?? 0,
    proposals: review?.proposals.length ?? 0,
  };
}
