/** Whether a file that is no draft looks like a paper all the same, so that its writer may be asked of which kind it is. */
import { numberAt } from '../../grammar/numbering';
import { isOther } from '../../grammar/title/around';
import type { Doc } from '../doc';

/** UTF-16 units that are looked at. */
const mostRead = 12_000;
const fewestCharacters = 200;
/** Headings 一、 or （一）. */
const fewestNumbered = 2;
const fewestWords = 2;

/** Chinese prose under numbered headings that speaks of the office's world, and no paper that has no kind here. */
export function looksLikePaper(doc: Doc): boolean {
  const { frame, title } = doc;
  const text = doc.text.slice(0, mostRead);
  if (doc.kind || (title && isOther(frame, doc.slice(title)))) return false;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (han < fewestCharacters || latin * 10 > han || /^(?:```|~~~)/m.test(text)) return false;
  const words = frame.titles.body.filter((word) => text.includes(word)).length;
  return words >= fewestWords && numbered(text) >= fewestNumbered;
}

function numbered(text: string): number {
  let count = 0;
  for (const line of text.split('\n')) {
    const form = numberAt(line.replace(/^[#*\s]{1,10}/, ''), 0)?.form;
    if (form === '一、' || form === '（一）') count++;
  }
  return count;
}
