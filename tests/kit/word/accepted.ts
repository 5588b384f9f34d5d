/**
 * What a Word file says once the reviewers' changes are accepted and our own open proposals count as not made: one text
 * for each paragraph, one for each row of a table. It is read from the XML alone and knows nothing of the product, so it
 * can judge it: a review came home exactly when the merged draft, exported again, says the same.
 */
import { type Element, all, elements, first, part, textOf, unpack } from './package';

/** `ours` is the author of our proposals. Blank paragraphs say nothing and are left out. */
export function acceptedTexts(bytes: Uint8Array, ours: string): string[] {
  const lines: string[] = [];
  read(first(part(unpack(bytes), 'word/document.xml'), 'w:body')!, ours, lines);
  return lines.filter((line) => line !== '');
}

function read(container: Element, ours: string, lines: string[]): void {
  let pending = '';
  for (const child of elements(container)) {
    if (child.name === 'w:tbl') {
      // No paragraph runs on into a table or over it, whatever became of its mark.
      lines.push(pending);
      pending = '';
      lines.push(...all(child, 'w:tr').flatMap((row) => rowText(row, ours)));
    } else if (child.name === 'w:p') {
      pending += paragraphText(child, ours);
      // Without its mark it runs on into the next one.
      if (isGone(first(child, 'w:pPr/w:rPr'), ours)) continue;
      lines.push(pending);
      pending = '';
    }
  }
  lines.push(pending);
}

function rowText(row: Element, ours: string): string[] {
  if (isGone(first(row, 'w:trPr'), ours)) return [];
  const cells = all(row, 'w:tc').map((cell) => {
    const lines: string[] = [];
    read(cell, ours, lines);
    return lines.filter((line) => line !== '').join('\n');
  });
  // A row whose cells were all emptied is a row taken out.
  return cells.some((cell) => cell !== '') ? [cells.join('|')] : [];
}

const isGone = (properties: Element | undefined, ours: string): boolean =>
  properties !== undefined &&
  elements(properties).some(({ name, attributes }) => name === 'w:del' && attributes['w:author'] !== ours);

function paragraphText(paragraph: Element, ours: string): string {
  return elements(paragraph)
    .map((child) => runText(child, ours))
    .join('')
    .replace(/\s/g, '');
}

function runText(child: Element, ours: string): string {
  const own = child.attributes['w:author'] === ours;
  switch (child.name) {
    case 'w:pPr':
      return '';
    case 'w:ins':
    case 'w:moveTo':
      return own
        ? ''
        : elements(child)
            .map((one) => runText(one, ours))
            .join('');
    case 'w:del':
    case 'w:moveFrom':
      return own ? textOf(child, true) : '';
    default:
      return textOf(child);
  }
}
