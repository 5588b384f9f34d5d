/** A file that `npm run generate` writes. */
export interface Output {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}
