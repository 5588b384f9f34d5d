import { describe, expect, it } from 'vitest';
import { inheritedCounts, inheritedIn, proseTies } from '../../server/src/model/draft/inherited';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

const open = (text: string) => Doc.open('file:///a.md', text, builtin, { kind: '工作报告' });

/** Each sentence that inherits, with what stands above it and the measures. */
function inherited(doc: Doc): string[] {
  return doc.blocks.flatMap((_, i) =>
    [...inheritedIn(doc, i)].map(([segment, { by, ids }]) => {
      const at = doc.parsed.starts[i]!;
      return `${doc.text.slice(segment.start + at, segment.end + at)} ← ${by} ${ids.join(' ')}`;
    }),
  );
}

const check = (text: string, expected: readonly string[]) => expect(inherited(open(text))).toEqual(expected);

describe('a sentence on casework without a measure', () => {
  it('takes that of the heading above it, in every form of heading', () => {
    for (const heading of ['## 一、增强服务大局意识', '一、增强服务大局意识', '**增强服务大局意识**']) {
      check(`# 工作报告\n\n${heading}\n\n办好公益诉讼案件三件。`, [
        '办好公益诉讼案件三件。 ← heading awareness.overall',
      ]);
    }
    check('# 工作报告\n\n（一）增强服务大局意识。办好公益诉讼案件三件。', [
      '办好公益诉讼案件三件。 ← lead awareness.overall',
    ]);
  });

  it('takes that of the nearest heading, else of one further up', () => {
    check(
      `# 工作报告

## 一、增强服务大局意识

### （一）提高政治能力

办好公益诉讼案件三件。

### （二）其他

办好刑事申诉案件三件。

## 二、其他

办好民事支持起诉三件。`,
      ['办好公益诉讼案件三件。 ← heading ability.political', '办好刑事申诉案件三件。 ← heading awareness.overall'],
    );
  });

  it('takes that of a mark on the heading or below it', () => {
    const mark = '<!-- 措施：服务大局意识 -->';
    const expected = ['办好公益诉讼案件三件。 ← heading awareness.overall'];
    check(`# 工作报告\n\n## 一、做法 ${mark}\n\n办好公益诉讼案件三件。`, expected);
    check(`# 工作报告\n\n## 一、做法\n\n${mark}\n\n办好公益诉讼案件三件。`, expected);
  });

  it('takes that of the first sentence of its paragraph', () => {
    check('# 工作报告\n\n要提高政治能力。办好公益诉讼案件三件。\n\n办好刑事申诉案件三件。', [
      '办好公益诉讼案件三件。 ← lead ability.political',
    ]);
    check('# 工作报告\n\n以提高政治能力为先：一是办好公益诉讼案件，二是办好刑事申诉案件。', [
      '一是办好公益诉讼案件， ← lead ability.political',
      '二是办好刑事申诉案件。 ← lead ability.political',
    ]);
  });

  it('takes that of the opening of its own section, not of those around it', () => {
    check(
      `# 工作报告

## 一、做法

要提高政治能力。

办好公益诉讼案件三件。

### （一）其他

办好刑事申诉案件三件。`,
      ['办好公益诉讼案件三件。 ← opening ability.political'],
    );
  });

  it('takes nothing from the title, from a sentence on another item, from weak words or other Party life', () => {
    check('# 提高政治能力工作报告\n\n办好公益诉讼案件三件。', []);
    check('# 工作报告\n\n以政治能力引领行政争议化解。办好公益诉讼案件三件。', []);
    check('# 工作报告\n\n## 一、精心组织\n\n办好公益诉讼案件三件。', []);
    check('# 工作报告\n\n## 一、发展党员\n\n办好公益诉讼案件三件。', []);
  });

  it('takes nothing when it is tied by itself or by a mark below it', () => {
    const heading = '# 工作报告\n\n## 一、增强服务大局意识\n\n';
    check(`${heading}以政治能力引领行政争议化解。`, []);
    const doc = open(`${heading}办好公益诉讼案件三件。\n\n<!-- 措施：政治能力 -->`);
    expect(proseTies(doc)).toEqual({ total: 1, tied: 1, inherited: 0 });
  });
});

describe('the figures', () => {
  const text = `# 工作报告

## 一、增强服务大局意识

办好公益诉讼案件三件。检察工作有进步。通过公开听证办好刑事申诉案件。

## 二、其他

办好民事支持起诉三件。
`;

  it('count sentences that name casework, and all that inherit', () => {
    const doc = open(text);
    expect(proseTies(doc)).toEqual({ total: 3, tied: 2, inherited: 1 });
    expect(inheritedCounts(doc)).toMatchObject({ all: 2, party: 0 });
  });

  it('are the very same while an edit changes nothing of it, and follow a heading', () => {
    const doc = open(text);
    const before = proseTies(doc);
    const at = text.indexOf('支持起诉三件') + 4;
    const typed = doc.edit({ start: at, end: at + 1, text: '四' });
    expect(proseTies(typed)).toBe(before);
    const heading = text.indexOf('其他');
    const changed = typed.edit({ start: heading, end: heading + 2, text: '提高政治能力' });
    expect(proseTies(changed)).toEqual({ total: 3, tied: 3, inherited: 2 });
    expect(inherited(changed)).toEqual(inherited(open(changed.text)));
  });
});
