/** Tells what a file is that is no Word file of today, in words for its writer. */

const again = '请在 Word 或 WPS 里打开它，另存为 .docx 再试';

/** Chinese: what the bytes are instead of a zip archive; undefined where they begin as one. */
export function notZip(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return '文件是空的';
  if (startsWith(bytes, [0x50, 0x4b])) return undefined;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldFile(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000)).trimStart();
  if (head.startsWith('%PDF')) return '这是 PDF 文件，不能读；请用它的 Word 原稿';
  if (head.startsWith('{\\rtf')) return `这是 RTF 文件；${again}`;
  if (/<!doctype html|<html/i.test(head) || /^MIME-Version/i.test(head)) return `这是网页格式的文件；${again}`;
  if (/progid="Word\.Document"|schemas\.microsoft\.com\/office\/(?:word|2006\/xmlPackage)/.test(head)) {
    return `这是单个 XML 的 Word 文件；${again}`;
  }
  return '这不是 Word 文件（.docx），或者已经损坏';
}

/** Names of streams in the container of old files, UTF-16. */
const streams: readonly (readonly [name: string, what: string])[] = [
  ['EncryptedPackage', '文件设有打开密码，请先在 Word 或 WPS 里去掉密码，另存为 .docx 再试'],
  ['WordDocument', `这是旧格式的文件（.doc 或 .wps）；${again}`],
  ['Workbook', '这是 Excel 表格，不是 Word 文件'],
  ['PowerPoint Document', '这是演示文稿，不是 Word 文件'],
];

function oldFile(bytes: Uint8Array): string {
  for (const [name, what] of streams) if (holds(bytes, name)) return what;
  return `这是旧格式（.doc、.wps）或加密的文件；${again}`;
}

/** Chinese: what an archive is that holds parts of those names and no Word document. */
export function notWord(names: readonly string[]): string {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\//)) return '这是 Excel 表格（.xlsx），不是 Word 文件';
  if (has(/^ppt\//)) return '这是演示文稿（.pptx），不是 Word 文件';
  if (has(/^OFD\.xml$/i)) return '这是版式文件（.ofd），不能读；请用它的 Word 原稿';
  if (has(/^mimetype$/) && has(/^content\.xml$/)) return `这是 OpenDocument 文件（.odt 等）；${again}`;
  if (has(/^word\//)) return 'Word 文件里缺少正文，可能已经损坏';
  return '这是压缩包，不是 Word 文件（.docx）';
}

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);

/** True where the name stands in the bytes, as UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((sign) => [sign.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
