/** A Word file of an office, an old plan or report, as a draft in Markdown: its words and structure, without its layout. */
import type { Steps } from '../../base/steps';
import { carriedNamespace } from '../../model/visible/carried';
import type { WordFile } from '../../model/word/types';
import { FlowReader } from './flow';
import { headOf, titleInlines } from './head';
import { shapesOf, usualLook } from './headings';
import { tellMargins, withoutContents } from './leftOut';
import { Footnotes } from './markdown';
import { withMatter } from './matter';
import { Pictures } from './pictures';
import { type Sheet, sheetOf, withoutLayout } from './tables';
import { withDaysApart, withoutImprint } from './tail';
import { type Imported, type ImportOptions, Left, type Line } from './types';
import { Writer } from './writer';

const changesTold: Readonly<Record<ImportOptions['changes'], string>> = {
  accept: '修订 {n} 处按接受处理',
  reject: '修订 {n} 处按拒绝处理',
  notes: '修订 {n} 处按接受处理，改了什么记在批注里',
};

/** Takes words and structure of a file over, in steps. */
export function* importWord(file: WordFile, options: ImportOptions): Steps<Imported> {
  const { frame } = options;
  const left = new Left();
  const pictures = new Pictures(file.media, options.pictures, left);
  const reader = new FlowReader(file, options, pictures, left);
  const flow = withoutContents(withoutLayout(yield* reader.read(), left), left);
  yield;
  const usual = usualLook(flow);
  const imprint = withoutImprint(withDaysApart(flow, frame), frame, left);
  const { above, title, matter, rest } = headOf(imprint.rest, usual, frame, left);
  const body = rest.flatMap((one): (Line | Sheet)[] => (one.type === 'table' ? sheetOf(one, frame, left) : [one]));
  yield;
  const shapes = shapesOf(body, usual);
  const notes = new Footnotes();
  const writer = new Writer(notes);
  for (const line of above) writer.line(line, { type: 'text' });
  if (title.length > 0) writer.put('# ', titleInlines(title));
  for (const [i, one] of body.entries()) {
    if (one.type === 'sheet') writer.table(one.rows);
    else writer.line(one, shapes[i]!);
    if (i % 100 === 0) yield;
  }
  for (const id of notes.numbers.keys()) {
    const words = reader.blocks(file.footnotes.get(id) ?? []).flatMap((one) => (one.type === 'line' ? [one] : []));
    writer.footnote(id, words);
  }
  if (writer.text === '') left.add('文件里没有文字，可能是扫描的图片');
  tellMargins(file, left);
  if (reader.changes > 0) left.add(changesTold[options.changes], reader.changes);
  const whole = yield* withMatter(writer.text, frame, new Map([...matter, ...imprint.matter]));
  if (whole.kind === undefined) left.add('标题看不出文种，请在文首写上“文种”');
  if (file.custom.has(carriedNamespace)) {
    left.add('这是双翼导出的送审件；要把审阅的修改带回原稿，请用“取回审阅稿”');
  }
  for (const what of file.unread) left.add(`${what}没有读进来`);
  const { changes } = reader;
  const comments = file.comments.length;
  return { text: whole.text, images: pictures.images, changes, comments, messages: left.messages() };
}
