/** Decides whether a server that died is started again. */

const limit = 4;
const window = 3 * 60 * 1000;

/** Answers, for each crash at `now` (milliseconds), whether to start again: at most four times in three minutes. */
export function crashCounter(): (now: number) => boolean {
  let crashes: number[] = [];
  return (now) => {
    crashes = [...crashes.filter((time) => now - time < window), now];
    return crashes.length <= limit;
  };
}
