/** The suite that runs in the extension host; the launcher bundles it and VS Code calls `run`. */
import './editor.test';
import './navigating.test';
import './shaping.test';
import './tables.test';
import './views.test';
import './tracing.test';
import './word.test';
import './insert.test';
import './folders.test';
import { runTests } from './kit';

/** The contract of `@vscode/test-electron`: resolves when all tests passed, rejects otherwise. */
export function run(): Promise<void> {
  return runTests();
}
