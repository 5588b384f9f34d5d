/** The suite for windows without a folder and with several: commands that must work anywhere. */
import './insert.test';
import './wordAnywhere.test';
import { runTests } from './kit';

/** The contract of `@vscode/test-electron`: resolves when all tests passed, rejects otherwise. */
export function run(): Promise<void> {
  return runTests();
}
