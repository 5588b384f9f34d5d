/** Questions shared out among several helpers, such as other threads; the answers come in the order of the questions. */

/** Answers one question at a time. */
export interface Helper<Q, A> {
  /** Rejects when it cannot answer any more. */
  ask(question: Q): Promise<A>;
  stop(): void;
}

/**
 * The answers to all questions, in their order. Who is free gets the next question, but nobody works further ahead of
 * the answers taken than `ahead` questions: they would pile up. Rejects where a helper does.
 */
export async function* shareOut<Q, A>(
  questions: Iterable<Q>,
  helpers: readonly Helper<Q, A>[],
  ahead: number,
): AsyncGenerator<A> {
  const free = [...helpers];
  const answers: Promise<A>[] = [];
  const source = questions[Symbol.iterator]();
  const give = () => {
    while (free.length > 0 && answers.length < ahead) {
      const { done, value } = source.next();
      if (done) return;
      const helper = free.pop()!;
      const answer = helper.ask(value);
      answers.push(answer);
      // A failure is told to whoever takes the answer, and that helper gets no further question.
      answer.then(
        () => {
          free.push(helper);
          give();
        },
        () => {},
      );
    }
  };
  give();
  for (let answer = answers[0]; answer; answer = answers[0]) {
    const value = await answer;
    answers.shift();
    give();
    yield value;
  }
}

/** The side of a helper that asks: answers come back in the order of the questions. */
export class Waiting<A> {
  readonly #waiting: { resolve(answer: A): void; reject(reason: unknown): void }[] = [];
  #broken: unknown;

  /** The next answer that comes. */
  next(): Promise<A> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  answer(answer: A): void {
    this.#waiting.shift()?.resolve(answer);
  }

  /** Nothing will be answered any more. */
  fail(reason: unknown): void {
    this.#broken = reason;
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
  }
}
