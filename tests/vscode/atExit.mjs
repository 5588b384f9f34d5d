/** Work to do when this process ends, however it ends. */

/** @type {Set<() => void>} */
const works = new Set();

process.on('exit', () => {
  // The newest first: processes end before their folders are removed.
  for (const work of [...works].reverse()) work();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/**
 * Has `work` done at the end; nothing in it may wait.
 * @param {() => void} work
 * @returns {() => void} calls it off
 */
export function atExit(work) {
  works.add(work);
  return () => works.delete(work);
}
