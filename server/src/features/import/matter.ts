/** The front matter of a draft that was imported: what its own text says by the eyes of the model. */
import { periodWords } from '../../model/office/trace/words';
import type { Steps } from '../../base/steps';
import type { Framework } from '../../frame/schema';
import { Doc } from '../../model/draft/doc';
import { frontMatterKeys } from '../../model/grammar/frontMatter';
import { findPeriod } from '../../model/grammar/period';
import { officeName, unitOf } from '../../model/grammar/title/unit';
import { paperInSteps } from '../../model/visible/paper';
import type { Paragraph, Role } from '../../model/visible/types';

/** Text with front matter of what is known; `printed` is what stood around the text. */
export function* withMatter(
  text: string,
  frame: Framework,
  printed: ReadonlyMap<string, string>,
): Steps<{ readonly text: string; readonly kind: string | undefined }> {
  const doc = yield* Doc.openInSteps('', text, frame);
  const paper = yield* paperInSteps(doc);
  const said = (role: Role) =>
    paper.blocks
      .filter((block): block is Paragraph => block.type === 'paragraph' && block.role === role)
      .map(({ runs }) => runs.map((run) => (run.type === 'text' ? run.text : '')).join(''));
  const title = doc.titleWords ?? '';
  const organs = said('signature').map((organ) => organ.replace(/\s+/g, ''));
  const unit = officeName(unitOf(title)?.replace(/关于.*$/, '') ?? organs[0] ?? '');
  const isPart = /(?:部|室|科|处|队|组|支部)$/.test(unit);
  const values = new Map<string, string | undefined>([
    ['文种', doc.kind?.name],
    ['单位', isPart ? undefined : unit],
    ['部门', isPart ? unit : undefined],
    ['期间', periodOf(title)],
    ['主送', said('addressee')[0]?.replace(/[：:]\s*$/, '')],
    ['署名', organs.join('；')],
    [
      '成文日期',
      said('date')
        .at(-1)
        ?.replace(/[\s\u3000]+/g, ''),
    ],
    ['附件', said('attachment').map(attachmentName).filter(Boolean).join('；')],
    ...printed,
  ]);
  const known = new Set<string>(frontMatterKeys);
  const keys = [
    ...frontMatterKeys.filter((key) => values.has(key)),
    ...[...values.keys()].filter((key) => !known.has(key)),
  ];
  const lines = keys.flatMap((key) => {
    const value = values.get(key);
    return value ? [`${key}: ${scalar(value)}`] : [];
  });
  const head = lines.length > 0 ? `---\n${lines.join('\n')}\n---\n\n` : '';
  return { text: head + text, kind: doc.kind?.name };
}

/** The period that a title names, as it is written there. */
function periodOf(title: string): string | undefined {
  const period = findPeriod(title);
  return period && periodWords(period);
}

const attachmentName = (line: string) =>
  line
    .replace(/^附件[：:]\s*/, '')
    .replace(/^\d{1,2}[.．、]\s*/, '')
    .trim();

/** A value that YAML reads as the words it is. */
function scalar(value: string): string {
  const words = value.replace(/\s+/g, ' ').trim();
  const plain = !/^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/.test(words);
  return plain ? words : JSON.stringify(words);
}
