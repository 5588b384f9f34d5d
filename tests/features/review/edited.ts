/** A reviewed file by hand: the XML of a paper for review, changed as Word would. */
import { expect } from 'vitest';
import { type Element, all, first, parseXml, textOf, withParts, xmlOf } from '../../kit/word/package';
import { broughtHome, type Home, sentOut } from '../../kit/word/roundTrip';

export type Body = { readonly body: Element; paragraph(words: string): Element };

export function edited(
  draft: string,
  edit: (body: Body) => void,
  sent = sentOut(draft),
  parts: Parameters<typeof withParts>[1] = {},
): Home {
  const bytes = withParts(sent, {
    ...parts,
    'word/document.xml': (xml) => {
      const root = parseXml(xml);
      const body = first(root, 'w:body')!;
      const paragraph = (words: string) => {
        const found = all(body, '//w:p').find((one) => textOf(one).includes(words));
        expect(found, words).toBeDefined();
        return found!;
      };
      edit({ body, paragraph });
      return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xmlOf(root)}`;
    },
  });
  const home = broughtHome(bytes, draft);
  if ('problem' in home) throw new Error(home.problem);
  return home;
}

export const node = (
  name: string,
  attributes: Record<string, string> = {},
  ...children: (Element | string)[]
): Element => ({
  name,
  attributes,
  children,
});
export const fresh = (words: string, style = 'GwBody') =>
  node(
    'w:p',
    {},
    node('w:pPr', {}, node('w:pStyle', { 'w:val': style })),
    node('w:r', {}, node('w:t', { 'xml:space': 'preserve' }, words)),
  );
export const behind = (body: Element, paragraph: Element, ...added: Element[]) =>
  body.children.splice(body.children.indexOf(paragraph) + 1, 0, ...added);
