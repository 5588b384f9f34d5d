/** Short papers of many builds, with and without a part that must not be missing. */
import { readFileSync } from 'node:fs';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import { missingParts } from '../../../server/src/model/draft/parts';

// The bundle of this tool lies in node_modules/.cache/shuangyi.
const rows = new URL('../../../tests/accuracy/sets/parts.tsv', import.meta.url);
const none = '—';

export function scoreParts() {
  const lines = readFileSync(rows, 'utf8').split('\n');
  const judged = lines
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [expected = '', kind = '', text = ''] = line.split('\t');
      const doc = Doc.open('file:///part.md', text.replaceAll('↵', '\n'), builtin, { kind });
      const names = missingParts(doc).map(({ name }) => name);
      return { expected, given: names.join('、') || none };
    });
  const wrong = judged.filter(({ expected }) => expected !== none);
  const right = judged.filter(({ expected }) => expected === none);
  return {
    name: 'parts that are missing',
    total: judged.length,
    wrong: wrong.length,
    found: wrong.filter(({ expected, given }) => expected === given).length,
    right: right.length,
    false: right.filter(({ given }) => given !== none).length,
  };
}
