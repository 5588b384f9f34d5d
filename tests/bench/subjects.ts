/** What others offer. None of it is incremental: a keystroke costs them a full run. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Subject } from './inprocess';

type Markdownlint = { lint(options: { strings: Record<string, string>; config: object }): unknown };

/** `folder`: where markdownlint is installed, with a slash at its end. */
export async function peers(folder: string): Promise<Subject[]> {
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
  const path = createRequire(pathToFileURL(folder)).resolve('markdownlint/sync');
  const { lint }: Markdownlint = await import(pathToFileURL(path).href);
  return [
    { subject: 'remark', what: 'full parse', full: ({ text }) => remark.parse(text) },
    {
      subject: 'markdownlint',
      what: 'full check',
      // Line length says nothing about Chinese paragraphs.
      full: ({ text }) => lint({ strings: { draft: text }, config: { default: true, MD013: false } }),
    },
  ];
}
