/** A very small test runner for the extension host: no disk, no `node:*`, so that it also runs in a browser worker. */

interface TestCase {
  readonly name: string;
  readonly body: () => Promise<void> | void;
  /** Milliseconds. */
  readonly limit: number;
}

/** Text that a test's name must contain, put in by the bundler; empty runs every test. */
declare const SUITE_GREP: string;

const cases: TestCase[] = [];
const timeLimit = 30_000;

/** Registers one test; a long story may take longer than others. Tests run in the order of registration, one after the other. */
export function test(name: string, body: TestCase['body'], limit = timeLimit): void {
  if (name.includes(SUITE_GREP)) cases.push({ name, body, limit });
}

/** Throws with `message` unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Throws unless both values are the same when written as JSON. */
export function assertEqual<T>(actual: T, expected: T, what = 'value'): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

/** Asks `probe` every 50 ms until it gives something other than undefined, false, 0 or ''; fails after `limit` ms. */
export async function until<T>(
  what: string,
  probe: () => T | PromiseLike<T>,
  limit = 10_000,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await attempt(probe);
    if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What `probe` gives. VS Code cancels a request when the document changes meanwhile: then there is no answer yet. */
async function attempt<T>(probe: () => T | PromiseLike<T>): Promise<T | undefined> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof Error && error.message === 'Canceled') return undefined;
    throw error;
  }
}

async function withinLimit({ body, limit }: TestCase): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${limit} ms`)), limit);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs every registered test and prints one line of JSON for each, which the launcher reads.
 * @throws when a test failed, so that the host ends with an error
 */
export async function runTests(): Promise<void> {
  let failed = 0;
  console.log('##start');
  for (const one of cases) {
    const { name } = one;
    const start = Date.now();
    let error: string | undefined;
    try {
      await withinLimit(one);
    } catch (thrown) {
      error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      failed++;
    }
    // JSON in ASCII, so that no console on the way can change it.
    const line = JSON.stringify({ name, ms: Date.now() - start, error }).replace(
      /[^ -~]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    console.log(`##test ${line}`);
  }
  console.log(`##end ${cases.length}`);
  if (failed > 0) throw new Error(`${failed} of ${cases.length} tests failed`);
}
