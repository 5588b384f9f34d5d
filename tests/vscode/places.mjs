/** Where things lie. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, which is also the folder of the extension. */
export const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** The sample workspace. */
export const sample = join(root, 'examples');

/** Pictures, which git ignores. */
export const screenshots = join(root, 'tests/screenshots');
