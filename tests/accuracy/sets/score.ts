/** How a set of texts is judged. */
export interface SetScore {
  readonly name: string;
  /** Texts with something to find, and how many of them it is found in. */
  readonly wrong: number;
  readonly found: number;
  /** Texts without, and how many of them something is said of all the same. */
  readonly right: number;
  readonly false: number;
}
