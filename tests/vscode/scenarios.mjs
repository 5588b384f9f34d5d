/** What the driven session plays: each scenario gets a fresh VS Code on a copy of the sample. */
export const scenarios = [];
