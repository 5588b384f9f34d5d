/** Words in XML, and the names that all parts of a Word file share. */

/** First line of every part. */
export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const schemas = 'http://schemas.openxmlformats.org';
export const relations = `${schemas}/officeDocument/2006/relationships`;
export const content = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Names of the parts that hold text. */
export const names = `xmlns:w="${schemas}/wordprocessingml/2006/main" xmlns:r="${relations}"`;
/** Names of the parts that hold pictures, too. */
export const drawingNames = `${names} xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing" xmlns:a="${schemas}/drawingml/2006/main" xmlns:pic="${schemas}/drawingml/2006/picture"`;

/** Signs that XML reads as its own, and those that it cannot hold: they are dropped. */
const acting = /[&<>"\0-\x08\x0b-\x1f\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words as a file holds them: without what XML cannot hold, halves of a pair as U+FFFD. */
export const held = (text: string) =>
  text
    .replace(acting, (sign) => (sign in entities ? sign : ''))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** Words between tags or in an attribute. Halves of a pair become U+FFFD when they are written as UTF-8. */
export const escapeXml = (text: string) =>
  text.search(acting) < 0 ? text : text.replace(acting, (sign) => entities[sign] ?? '');
