/** Parts of the package that only a paper for review has: comments, and what it carries of its draft. */
import { hash } from '../../../base/hash';
import { type Carried, carriedNamespace, stampName, writeCarried } from '../../../model/visible/carried';
import { documentPart, documentRelation, type Part } from '../package';
import type { Remark } from '../types';
import { content, escapeXml, head, names, relations } from '../xml';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const microsoft = 'http://schemas.microsoft.com/office';
const compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** Ids of the comments' paragraphs, apart from those of the document. Below 0x80000000, as the format wants. */
const firstParagraph = 0x60000000;

/** comments.xml and commentsExtended.xml; the id of a comment is its place in the list. None where there is no comment. */
export function commentParts(remarks: readonly Remark[]): Part[] {
  if (remarks.length === 0) return [];
  let paragraph = firstParagraph;
  // A comment goes by the id of its last paragraph.
  const last: string[] = [];
  const comments = remarks.map(({ author, date, text }, id) => {
    const paragraphs = text.split('\n').map((line, i) => {
      last[id] = (paragraph++).toString(16).toUpperCase();
      return commentParagraph(last[id], line, i === 0);
    });
    const who = `w:author="${escapeXml(author)}" w:date="${date}" w:initials="${escapeXml(initials(author))}"`;
    return `<w:comment w:id="${id}" ${who}>${paragraphs.join('')}</w:comment>`;
  });
  const extended = remarks.map(({ answers }, id) => {
    const parent = answers && last[remarks.indexOf(answers)];
    return `<w15:commentEx w15:paraId="${last[id]}"${parent ? ` w15:paraIdParent="${parent}"` : ''} w15:done="0"/>`;
  });
  const w14 = `${compatible} xmlns:w14="${microsoft}/word/2010/wordml" mc:Ignorable="w14"`;
  const w15 = `${compatible} xmlns:w15="${microsoft}/word/2012/wordml" mc:Ignorable="w15"`;
  return [
    {
      name: 'word/comments.xml',
      content: `${head}<w:comments ${names} ${w14}>${comments.join('')}</w:comments>`,
      type: `${content}.comments+xml`,
      relation: documentRelation('rIdComments', 'comments'),
    },
    {
      name: 'word/commentsExtended.xml',
      content: `${head}<w15:commentsEx ${w15}>${extended.join('')}</w15:commentsEx>`,
      type: `${content}.commentsExtended+xml`,
      relation: {
        from: documentPart,
        id: 'rIdCommentsExtended',
        type: `${microsoft}/2011/relationships/commentsExtended`,
      },
    },
  ];
}

/** Signs of U+2000–206F and Latin-1 get the Chinese font only where the run says so. */
const hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>';

function commentParagraph(id: string, words: string, first: boolean): string {
  const style = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>';
  const sign = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>';
  const run = words === '' ? '' : `<w:r>${hint}<w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`;
  return `<w:p w14:paraId="${id}" w14:textId="77777777">${style}${first ? sign : ''}${run}</w:p>`;
}

/** Word shows no more than nine characters. */
const initials = (author: string) => [...author].slice(0, 4).join('');

const itemPart = 'customXml/item1.xml';

/** The set of properties that are the file's own. */
const propertySet = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Marks the item as ours among others of the file; any fixed one will do. */
const itemId = '{5D1F0A6C-7B0E-4C0B-9E36-0D5A2B7C9E01}';

/** Custom XML with the source and the map, its properties, and the stamp. */
export function carriedParts(carried: Carried): Part[] {
  const schema = `<ds:schemaRefs><ds:schemaRef ds:uri="${carriedNamespace}"/></ds:schemaRefs>`;
  const item = `<ds:datastoreItem ds:itemID="${itemId}" xmlns:ds="${office}/customXml">${schema}</ds:datastoreItem>`;
  const spaces = `xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes"`;
  const stamp = `<vt:lpwstr>${hash(carried.source)}</vt:lpwstr>`;
  const property = `<property fmtid="${propertySet}" pid="2" name="${stampName}">${stamp}</property>`;
  return [
    {
      name: itemPart,
      content: `${head}${writeCarried(carried)}`,
      relation: documentRelation('rIdDraft', 'customXml'),
    },
    {
      name: 'customXml/itemProps1.xml',
      content: `${head}${item}`,
      type: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      relation: { from: itemPart, id: 'rId1', type: `${relations}/customXmlProps` },
    },
    {
      name: 'docProps/custom.xml',
      content: `${head}<Properties ${spaces}>${property}</Properties>`,
      type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
      relation: { from: '', id: 'rIdStamp', type: `${relations}/custom-properties` },
    },
  ];
}
