/**
 * Words of others on the surfaces that would act on them: what stands in a draft, a file's name or a workspace's own files is
 * shown, never obeyed. One function a surface; each takes the words as they are, and is used once on them.
 */
import { encodeSegment } from './address';

/** Line ends and tabs, then other controls, then what turns the direction of writing. */
const acting = /[\t-\r\u0085\u2028\u2029]+|[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const named = (sign: string) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;

/** One line for a terminal: no sign moves the cursor, sets a colour or a link, or turns other signs round. */
export function terminalLine(text: string): string {
  return text.replace(acting, (sign) => (/^[\t-\r\u0085\u2028\u2029]/.test(sign) ? ' ' : named(sign)));
}

/** JSON of a value, in which such signs are written as escapes. */
export function terminalJson(value: unknown, indent?: number): string {
  const code = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, code);
}

/** What any of `plainLabel` could be about: most labels hold none of it, and every finding's message is one. */
const actingInLabels = /[\p{Cc}\u2028-\u202e\u2066-\u2069]|[$\]]\(/u;

/** Takes no room and joins no words: it only keeps two signs from being read as one. */
const joiner = '\u2060';

/**
 * Plain words in the editor: a message, label, title or tooltip. VS Code would draw `$(name)` as an icon and make
 * `[words](address)` a link, commands included. Line ends stay.
 */
export function plainLabel(text: string): string {
  if (!actingInLabels.test(text)) return text;
  const lines = text.split(/\r?\n/).map(terminalLine).join('\n');
  return lines.replace(/[$\]](?=\()/g, `$&${joiner}`);
}

/** What Markdown would read as more than words: markup and entities, addresses, and the head of a list or an underline. */
const markup =
  /[\\`*_{}[\]<>#|~@]|&(?=#?\w+;)|:(?=\/\/)|(?<=www)\.|^ ?(?:[-+](?= )|[-+=](?=[-+= ]*$)|\d{1,9}(?=[.)](?: |$)))/gi;

/** One line inside Markdown: its words look as they stand, and no picture, link, HTML, list or heading comes of them. */
export function escapeMarkdown(text: string): string {
  const line = terminalLine(text).replace(/\s+/g, ' ');
  // Behind a number it is the stop that is escaped.
  return line.replace(markup, (found) => (/\d$/.test(found) ? `${found}\\` : found.replace(/\S$/, '\\$&')));
}

/** A link in Markdown to an address of our own, under words of others. */
export function markdownLink(words: string, address: string): string {
  // VS Code's parser takes the backslashes of brackets away before it reads what is between those of a link.
  const text = escapeMarkdown(words).replace(/\\(?=[[\]])./g, (found) => `&#${found.charCodeAt(1)};`);
  return `[${text}](${address.replace(/[\s\p{Cc}()<>\\]/gu, encodeSegment)})`;
}

/**
 * One cell of a CSV file. A spreadsheet would work out what begins like a formula; an apostrophe in front keeps it words.
 */
export function csvCell(text: string): string {
  const line = terminalLine(text);
  const plain = /^\s*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[",]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** One line inside HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return terminalLine(text).replace(/[&<>"']/g, (sign) => entities[sign]!);
}
