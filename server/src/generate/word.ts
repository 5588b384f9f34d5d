/** The page on what may be set of Word files, from the keys that the server itself accepts. */
import { configKeys } from '../project/configFile';
import { namesToWrite, usualChoices, type WordKey, wordKeys } from '../project/wordSettings';
import type { Output } from './output';

/** What may be written, the usual value first where it is one of a few. */
function valuesOf(key: keyof typeof wordKeys): string {
  const { takes }: WordKey = wordKeys[key];
  const usual: unknown = usualChoices[key];
  switch (takes.sort) {
    case 'choice': {
      const names = namesToWrite(takes);
      const [first] = names.filter((name) => takes.values[name] === usual);
      return [`**${first}**`, ...names.filter((name) => name !== first)].join('、');
    }
    case 'flag':
      return usual ? '**是**、否' : '**否**、是';
    case 'count':
      return `${takes.min}—${takes.max}，默认 **${usual}**`;
    case 'words':
      return `一个名称，默认 **${usual}**`;
    case 'fonts':
      return Object.values(takes.parts).join('、');
  }
}

export function wordPage(): Output {
  const rows = Object.entries(wordKeys).map(([key, { name, purpose }]) => {
    return `| ${name} | \`${key}\` | ${purpose} | ${valuesOf(key as keyof typeof wordKeys)} |`;
  });
  const [name] = configKeys.word.names;
  const text = `<!-- 由 npm run generate 生成，请勿手改。 -->

# Word 文件的格式

写在 \`.shuangyi/config.yaml\` 的“${name}”下面，一行一项；编辑器的设置 \`shuangyi.word.*\` 同名，两处都写的，以 config.yaml 为准。都可以不写，按加粗的。

\`\`\`yaml
${name}:
  字体: 通用
  盖章: 是
  批注人: 办公室核稿
\`\`\`

| 项 | 设置名 | 用途 | 可以写 |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  return { path: 'docs/word.md', text };
}
