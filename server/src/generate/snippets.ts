/** Snippets for Markdown files, in VS Code's format, from a framework. */
import { initials } from '../base/pinyin';
import type { Framework } from '../frame/schema';
import { freshKeys } from '../model/grammar/frontMatter';
import {
  blank,
  frontMatterSkeleton,
  kindSkeleton,
  markSkeleton,
  partSkeleton,
  rowSkeleton,
  type Skeleton,
  sentenceSkeleton,
  snippetText,
  tableSkeleton,
} from '../model/grammar/skeleton';
import type { Output } from './output';

interface Snippet {
  readonly scope: 'markdown';
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

type Snippets = Record<string, Snippet>;

export function snippetFiles(frame: Framework): Output[] {
  return [
    file('kinds', kinds(frame)),
    file('parts', { ...parts(frame), ...sentences(frame) }),
    file('measures', measures(frame)),
    file('marks', marks(frame)),
  ];
}

function file(name: string, snippets: Snippets): Output {
  return { path: `snippets/${name}.code-snippets`, text: `${JSON.stringify(snippets, null, 2)}\n` };
}

function snippet(prefix: readonly string[], description: string, skeleton: Skeleton): Snippet {
  return { scope: 'markdown', prefix, description, body: snippetText(skeleton).split('\n') };
}

function kinds(frame: Framework): Snippets {
  const names = frame.kinds.map(({ name }) => name);
  const whole = frame.kinds.map((kind) => [
    kind.name,
    snippet([kind.initials, kind.name], `整篇${kind.name}：文件头、标题和各部分`, kindSkeleton(frame, kind)),
  ]);
  const heads = freshKeys.map(({ key }) => key);
  const head = frontMatterSkeleton({ text: names[0] ?? '', choices: names });
  return {
    ...Object.fromEntries(whole),
    文件头: snippet(['wjt', '文件头'], `写在文件最前面：${heads.slice(0, -1).join('、')}和${heads.at(-1)}`, head),
  };
}

/** The sentences that open and close a kind, where it has some. */
function sentences(frame: Framework): Snippets {
  const entries = frame.kinds.flatMap((kind) =>
    [
      { name: '开头', initials: 'kt', sentence: kind.opening },
      { name: '结尾', initials: 'jw', sentence: kind.closing },
    ]
      .filter(({ sentence }) => sentence !== '')
      .map((one) => [
        `${kind.name}：${one.name}`,
        snippet(
          [`${kind.initials}${one.initials}`, `${kind.name}${one.name}`],
          `${kind.name}的${one.name}语`,
          sentenceSkeleton(one.sentence),
        ),
      ]),
  );
  return Object.fromEntries(entries);
}

function parts(frame: Framework): Snippets {
  const entries = frame.kinds.flatMap((kind) =>
    kind.parts
      .filter((part) => part.role !== 'opening' && part.role !== 'closing')
      .map((part) => [
        `${kind.name}：${part.name}`,
        snippet(
          [initials(part.name), part.name],
          `${kind.name}的一部分。${part.prompt}`,
          partSkeleton(frame, kind, part),
        ),
      ]),
  );
  return Object.fromEntries(entries);
}

function measures(frame: Framework): Snippets {
  const entries = frame.dimensions.flatMap((dimension) =>
    dimension.measures
      .filter((measure) => measure.suggestions.length > 0)
      .map((measure) => {
        const choices = measure.suggestions.map((suggestion) => suggestion.text);
        const body = snippet([initials(measure.name), measure.name], measure.summary, [{ text: choices[0]!, choices }]);
        return [measure.name, body];
      }),
  );
  return Object.fromEntries(entries);
}

function marks(frame: Framework): Snippets {
  const item = { text: blank('业务事项、做法和目标') };
  return {
    任务清单: snippet(['rwqd', '任务清单'], '一件业务事项对应一条党建措施的表', tableSkeleton(frame, 3)),
    任务行: snippet(['rwh', '任务行'], '任务清单中的一行', rowSkeleton(frame)),
    融合事项: snippet(['rhsx', '融合事项'], '一件业务事项，措施写在注释里，导出时看不见', [
      item,
      '。',
      ...markSkeleton(frame, 'comment'),
    ]),
    '融合事项（可见）': snippet(['rhsxkj', '融合事项可见'], '一件业务事项，措施写在方括号里，导出时看得见', [
      item,
      '。',
      ...markSkeleton(frame, 'visible'),
    ]),
    对应措施: snippet(
      ['dycs', '对应措施'],
      '接在一句话后面，注明它对应的党建措施',
      markSkeleton(frame, 'comment', {}, ['measure']),
    ),
  };
}
