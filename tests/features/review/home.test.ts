/** Reviewed files come home: unedited ones change nothing, edited ones say what the reviewer read, whatever carriers are lost. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applied, review } from '../../../server/src/features/review/review';
import { random } from '../../kit/random';
import { withParts } from '../../kit/word/package';
import { reviewedBy } from '../../kit/word/reviewer';
import { broughtHome, finalPaper, type Home, readPaper, sentOut, us, wordFile } from '../../kit/word/roundTrip';
import { hostileDrafts } from '../../kit/word/subjects';
import { randomReviews } from '../../word/wayBack';
import { everything } from './drafts';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'));
const drafts = [...samples, everything, everything];

/** What other programs drop on the way. */
const losses = ['nothing', 'bookmarks', 'source', 'both'] as const;
function without(bytes: Uint8Array, lost: (typeof losses)[number]): Uint8Array {
  const marks = lost === 'bookmarks' || lost === 'both';
  const source = lost === 'source' || lost === 'both';
  return withParts(bytes, {
    ...(marks && { 'word/document.xml': (xml: string) => xml.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '') }),
    ...(source && { 'customXml/item1.xml': undefined, 'docProps/custom.xml': undefined }),
  });
}

const home = (bytes: Uint8Array, draft: string, takes?: Parameters<typeof broughtHome>[2]): Home => {
  const found = broughtHome(bytes, draft, takes);
  if ('problem' in found) throw new Error(found.problem);
  return found;
};

describe('unedited', () => {
  it.each(losses)('with %s lost, every draft comes home as it went out', async (lost) => {
    for (const draft of [...samples, everything]) {
      await turn();
      const { text, reviewed } = home(without(sentOut(draft), lost), draft);
      expect(reviewed.changes.filter(({ state }) => state !== 'listed')).toEqual([]);
      expect(text).toBe(draft);
    }
  });

  it.each(Object.entries(hostileDrafts).filter(([, text]) => text.length < 50_000))(
    '%s comes home as it went out',
    (_, draft) => {
      const { text, reviewed } = home(sentOut(draft), draft);
      expect(reviewed.changes).toEqual([]);
      expect(text).toBe(draft);
    },
  );
});

/** Lets the test runner hear that work goes on. */
const turn = () => new Promise((done) => setImmediate(done));

describe('random reviews', () => {
  const all = new Map(drafts.map((draft, i) => [String(i), draft]));

  it.each([1, 9, 17, 25, 33, 41])('from %i on: what is not exact is told, and marks stay', async (first) => {
    const outcomes = await randomReviews(8, all, first);
    expect(outcomes.filter(({ result, lost }) => (result !== 'exact' && result !== 'told') || lost > 0)).toEqual([]);
    expect(outcomes.filter(({ result }) => result === 'told').length).toBeLessThanOrEqual(1);
  });

  const reviewed = (seed: number) =>
    reviewedBy(sentOut(everything), random(seed), { edits: 6, tracked: 0.6, ours: us }).bytes;
  const seeds = Array.from({ length: 8 }, (_, i) => i + 100);

  it('accepting nothing is the draft, twice is once', async () => {
    for (const seed of seeds) {
      await turn();
      const bytes = reviewed(seed);
      expect(home(bytes, everything, () => false).text).toBe(everything);
      const once = home(bytes, everything).text;
      expect(home(bytes, once).text, `seed ${seed}`).toBe(once);
    }
  });

  it('authors can be taken one after the other', async () => {
    for (const seed of seeds) {
      await turn();
      const bytes = reviewed(seed);
      const all = home(bytes, everything);
      if (all.left.length > 0) continue;
      const one = home(bytes, everything, ({ author }) => author === '王检察长').text;
      const { text, left } = home(bytes, one);
      if (left.length === 0)
        expect(readPaper(text).hidden.length, `seed ${seed}`).toBe(readPaper(all.text).hidden.length);
    }
  });
});

/** The file with words of its document replaced, as if nobody had traced it. */
function untraced(draft: string, ...edits: readonly (readonly [string, string])[]): Uint8Array {
  return withParts(sentOut(draft), {
    'word/document.xml': (xml) =>
      edits.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, xml),
  });
}

describe('the draft went on meanwhile', () => {
  const bytes = untraced(everything, ['每半年听取', '每季度听取'], ['逐案登记', '逐案登记造册']);

  it('what it left alone is taken, by character inside a paragraph', () => {
    const present = everything.replace('党组每半年', '院党组每半年').replace('# 云溪县', '# 青溪县');
    const { text, left } = home(bytes, present);
    expect(left).toEqual([]);
    expect(text).toBe(present.replace('每半年听取', '每季度听取').replace('逐案登记', '逐案登记造册'));
  });

  it('what both changed is shown and not taken', () => {
    const present = everything.replace('每半年听取', '每年听取');
    const { text, reviewed } = home(bytes, present);
    expect(text).toBe(present.replace('逐案登记', '逐案登记造册'));
    const [conflict] = reviewed.changes.filter(({ state }) => state === 'conflict');
    expect(conflict?.reason).toContain('也改过');
    expect(present.slice(0, conflict!.place.start)).toContain('加强领导');
  });

  it('what it changed in the same way is no matter', () => {
    const present = everything.replace('每半年听取', '每季度听取');
    const { reviewed } = home(bytes, present);
    expect(reviewed.changes.map(({ after }) => after)).toEqual(['造册']);
  });

  it('several files come home one after the other, each on its own base', () => {
    const first = home(bytes, everything).text;
    const second = home(untraced(everything, ['年底前全部', '九月底前全部']), first).text;
    expect(second).toBe(
      everything
        .replace('每半年听取', '每季度听取')
        .replace('逐案登记', '逐案登记造册')
        .replace('年底前全部', '九月底前全部'),
    );
  });
});

describe('refused', () => {
  const other = '# 山前市社区矫正检察总结\n\n本年度开展社区矫正巡回检察三十余次，总体形势平稳可控。\n';

  it('a paper of another draft, with or without our traces', () => {
    for (const bytes of [sentOut(other), finalPaper(other)]) {
      const found = review({ file: wordFile(bytes), present: everything, read: readPaper, author: us });
      expect(found).toHaveProperty('problem', expect.stringMatching(/稿/));
    }
  });

  it('an own paper without traces is laid beside the present text, and that is said', () => {
    const { reviewed } = home(finalPaper(everything), everything);
    expect(reviewed.basis).toBe('present');
    expect(reviewed.messages.join()).toContain('没有带原稿');
    expect(reviewed.changes).toEqual([]);
  });
});

it('nobody writes marks, comments or Markdown through Word', () => {
  const words = '&lt;!-- 措施：x --&gt;【事项：y；措施：z】**a**[b](c)&lt;b&gt;';
  const { text, left } = home(untraced(everything, ['逐案登记', `逐案${words}登记`]), everything);
  expect(readPaper(text).hidden.length).toBe(readPaper(everything).hidden.length);
  expect(left.length > 0 || text.includes('\\<!--')).toBe(true);
});

it('changes are applied to the text that they were made for, in one list of edits', () => {
  const found = review({
    file: wordFile(untraced(everything, ['每半年听取', '每季度听取'])),
    present: everything,
    read: readPaper,
    author: us,
  });
  if ('problem' in found) throw new Error(found.problem);
  const { edits, text } = applied(everything, found.changes, readPaper);
  expect(edits).toHaveLength(1);
  const [{ start, end, text: words }] = edits as [(typeof edits)[number]];
  expect(everything.slice(0, start) + words + everything.slice(end)).toBe(text);
});
