/** How requests are answered: for one revision of a document, in turns, and no longer than anybody waits for it. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Steps } from '../../base/steps';
import type { Finding } from '../../model/rule/rule';
import type { Checker } from '../checker';
import type { View } from '../view';
import type { Need } from '../session';
import type { Turns } from '../turns';

/** Runs long work for a request in turns. Rejects when nobody waits for the answer any more. */
export type Run = <T>(work: Steps<T>) => Promise<T>;

/** What a request about a document is answered with. */
export interface Asked {
  readonly run: Run;
  /** Rejects when nobody waits for the answer any more. To be called between files. */
  stopIfVain(): void;
  /** Findings of the revision. */
  findings(): Promise<readonly Finding[]>;
}

/** Rejects a request that was cancelled. To be called after whatever takes time. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, '请求已取消');
}

export class Answers {
  constructor(
    private readonly checker: Checker,
    private readonly turns: Turns,
    private readonly report: (what: string, error: unknown) => void,
  ) {}

  /**
   * Answers a request for a snapshot of an open document; with null where there is none, where the check is switched
   * off, and when something goes wrong, which is logged under `name`. Rejects when the request was cancelled, and when
   * the text has changed meanwhile: places in the answer would be wrong. `need`: how much of a long draft has to be read.
   */
  async of<T>(
    name: string,
    uri: string,
    token: CancellationToken,
    make: (view: View, asked: Asked) => T | Promise<T>,
    need?: Need,
  ): Promise<T | null> {
    try {
      const view = await this.view(uri, token, need);
      if (!view?.settings.enable) return null;
      const stopIfVain = () => {
        stopIfCancelled(token);
        if (!this.checker.isPresent(view)) throw new ResponseError(LSPErrorCodes.ContentModified, '文稿已改动');
      };
      const run: Run = async (work) => {
        const goesOn = () => !token.isCancellationRequested && this.checker.isPresent(view);
        const result = await this.turns.run(work, goesOn);
        stopIfVain();
        return result!;
      };
      const findings = async () => {
        const found = await this.checker.findings(view);
        stopIfVain();
        return found!;
      };
      const answer = await make(view, { run, findings, stopIfVain });
      stopIfVain();
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.report(name, error);
      return null;
    }
  }

  /** The present state of an open Markdown document, checked or not; undefined for others. Rejects when cancelled. */
  async view(uri: string, token: CancellationToken, need?: Need): Promise<View | undefined> {
    const view = await this.checker.view(uri, need);
    stopIfCancelled(token);
    return view;
  }

  /** Runs work that is about no single document. */
  async run<T>(work: Steps<T>, token: CancellationToken): Promise<T> {
    const result = await this.turns.run(work, () => !token.isCancellationRequested);
    stopIfCancelled(token);
    return result!;
  }
}
