/** Beside what has no words of its own, and about what does not stay: nothing is lost. */
import { describe, expect, it } from 'vitest';
import { type Element, first, textOf } from '../../kit/word/package';
import { exported } from '../../kit/word/product';
import { behind, edited, fresh, node } from './edited';

const draft = `# 云溪县人民检察院工作计划

前面的一段话，说明有关情况。

![流程图](流程.png)

后面的一段话，说明另外的情况。

最后的一段话，到这里就结束了。
`;
const sent = exported(draft, { review: true, silent: true }).bytes;
const who = { 'w:id': '990', 'w:author': '王检察长', 'w:date': '2026-01-18T09:30:00Z' };

/** A paragraph that was put in with 修订 on. */
function tracked(words: string): Element {
  const run = node('w:r', {}, node('w:t', {}, words));
  const mark = node('w:rPr', {}, node('w:ins', who));
  return node('w:p', {}, node('w:pPr', {}, node('w:pStyle', { 'w:val': 'GwBody' }), mark), node('w:ins', who, run));
}

/** A comment about a paragraph. */
const comments = (xml: string) =>
  xml.replace(
    '</w:comments>',
    '<w:comment w:id="77" w:author="王检察长" w:date="2026-01-18T09:30:00Z"><w:p><w:r><w:t>请再核实</w:t></w:r></w:p></w:comment></w:comments>',
  );
function remark(paragraph: Element): void {
  const at = paragraph.children.findIndex((one) => typeof one !== 'string' && one.name === 'w:r');
  paragraph.children.splice(at, 0, node('w:commentRangeStart', { 'w:id': '77' }));
  paragraph.children.push(node('w:commentRangeEnd', { 'w:id': '77' }));
  paragraph.children.push(node('w:r', {}, node('w:commentReference', { 'w:id': '77' })));
}
const noted = draft.replace('情况。\n\n!', '情况。<!-- 批注（李副检察长 2026-01-10）：写明数字 -->\n\n!');

describe('a new paragraph', () => {
  it.each([
    ['with a trace', tracked],
    ['without one', (words: string) => fresh(words)],
  ])('in front of a picture, %s', (_, made) => {
    const { text } = edited(
      draft,
      ({ body, paragraph }) => behind(body, paragraph('前面的'), made('新加的话。')),
      sent,
    );
    expect(text).toBe(draft.replace('情况。\n\n!', '情况。\n\n新加的话。\n\n!'));
  });

  it('behind a picture', () => {
    const { text } = edited(
      draft,
      ({ body }) => {
        const picture = body.children.find(
          (one): one is Element => typeof one !== 'string' && first(one, '//w:drawing') !== undefined,
        );
        behind(body, picture!, tracked('新加的话。'));
      },
      sent,
    );
    expect(text).toBe(draft.replace('png)\n', 'png)\n\n新加的话。\n'));
  });

  it('is what was typed into the paragraph of a picture', () => {
    const { text } = edited(
      draft,
      ({ body }) => {
        const picture = body.children.find(
          (one): one is Element => typeof one !== 'string' && first(one, '//w:drawing') !== undefined,
        );
        picture!.children.push(node('w:r', {}, node('w:t', {}, '图旁的话。')));
      },
      sent,
    );
    expect(text).toBe(draft.replace('png)\n', 'png)\n\n图旁的话。\n'));
  });
});

describe('a paragraph', () => {
  it('that was joined with a picture stays one beside it, and that is told', () => {
    const { text, reviewed } = edited(
      draft,
      ({ paragraph }) => first(paragraph('前面的'), 'w:pPr')!.children.push(node('w:rPr', {}, node('w:del', who))),
      sent,
    );
    expect(text).toBe(draft);
    expect(reviewed.changes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['other', '这一段和后面的图片并成了一段，取回后图片仍单独成段'],
    ]);
  });
});

describe('what is said', () => {
  const sentNoted = exported(noted, { review: true, silent: true }).bytes;
  const parts = { 'word/comments.xml': comments };
  const note = '<!-- 批注（王检察长 2026-01-18）：请再核实';

  it('about a paragraph that moves goes with it', () => {
    const { text, left } = edited(
      noted,
      ({ body, paragraph }) => {
        const [moves, stays] = [paragraph('后面的'), paragraph('最后的')];
        remark(moves);
        body.children.splice(body.children.indexOf(moves), 1);
        behind(body, stays, moves);
      },
      sentNoted,
      parts,
    );
    expect(left).toEqual([]);
    expect(text).toContain(`结束了。\n\n后面的一段话，说明另外的情况。${note}`);
  });

  it('about a paragraph that goes stays in front of it', () => {
    const deleted = (paragraph: Element) => {
      const words = node('w:delText', {}, textOf(paragraph));
      const runs = paragraph.children.filter((one) => typeof one !== 'string' && one.name === 'w:r');
      paragraph.children.splice(paragraph.children.indexOf(runs[0]!), 1, node('w:del', who, node('w:r', {}, words)));
      for (const run of runs.slice(1)) paragraph.children.splice(paragraph.children.indexOf(run), 1);
    };
    const { text, left } = edited(
      noted,
      ({ paragraph }) => {
        const goes = paragraph('后面的');
        deleted(goes);
        const at = goes.children.findIndex((one) => typeof one !== 'string' && one.name === 'w:del');
        goes.children.splice(at, 0, node('w:commentRangeStart', { 'w:id': '77' }));
        goes.children.push(node('w:commentRangeEnd', { 'w:id': '77' }));
      },
      sentNoted,
      parts,
    );
    expect(left).toEqual([]);
    expect(text).not.toContain('\n后面的一段话');
    expect(text).toContain(note);
  });
});
