/** Days as yyyymmdd. */

/** The present day where the program runs. */
export function presentDay(): number {
  const now = new Date();
  return now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
}
