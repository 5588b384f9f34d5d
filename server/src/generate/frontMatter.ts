/** The page on front matter, from what is known of its keys. */
import type { Framework } from '../frame/schema';
import { frontMatterKeys, type Known, recordOf } from '../model/grammar/frontMatter';
import type { Output } from './output';

export function frontMatterPage(frame: Framework): Output {
  const known: Known = { frame, year: 2026, today: undefined, units: [], others: [], plans: [] };
  const rows = frontMatterKeys.map((key) => {
    const { purpose, values } = recordOf(key)!;
    const names = values?.(known).map(({ name }) => name) ?? [];
    return `| ${key} | ${purpose} | ${names.join('、')} |`;
  });
  const text = `<!-- 由 npm run generate 生成，请勿手改。 -->

# 文首信息

写在文件最前面两行 \`---\` 之间，一行一项，冒号用半角，后面空一格；\`#\` 后面是注释。都可以不写，别的工具用的项双翼不管。

| 项 | 用途 | 可以写 |
| --- | --- | --- |
${rows.join('\n')}
`;
  return { path: 'docs/front-matter.md', text };
}
