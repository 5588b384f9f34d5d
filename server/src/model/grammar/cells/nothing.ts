/** Cells in which something stands that says nothing: ——, /, N/A, #REF!, 无, 同上 with nothing above it. */
import { perKey } from '../../../base/perKey';
import type { Framework, Role } from '../../../frame/schema';

/** Columns whose words must say something. In the others 无 is an answer, and a tick or cross a result. */
const telling = new Set<Role>([
  'item',
  'measure',
  'action',
  'department',
  'person',
  'leader',
  'deadline',
  'measure-deadline',
  'exempt',
  'adjustment',
]);

const entity = /&(?:nbsp|emsp|ensp|thinsp|#(?:160|8194|8195|12288)|#x(?:a0|2002|2003|3000));/gi;
const word = /[\p{L}\p{N}]/u;
const dashes = /^[\s\u00a0\u2000-\u200b\u3000/\\|_.。·…~*—–―－-]+$/;

const wordsOf = perKey(({ cells }: Framework) => new Set(cells.nothing.map((one) => one.toLowerCase())));

/** No longer word is looked up. UTF-16 units. */
const longest = 24;

/** `same as above`, in a cell of a table. */
export const sameAsAbove = /^(?:同上|〃|″|"|〝|”)$/;

/** Whether words that are no placeholder say nothing in a field of this role; never for an empty one. */
export function saysNothing(frame: Framework, role: Role, text: string): boolean {
  if (text === '' || text.length > longest * 4) return false;
  const plain = text.replace(entity, ' ').trim();
  if (plain === '' || dashes.test(plain)) return true;
  if (!telling.has(role)) return false;
  if (!word.test(plain)) return true;
  if (plain.length > longest) return false;
  const words = wordsOf(frame);
  const bare = plain.replace(/^[（(【[]\s*|[\s。.；;，,、！!]+$|\s*[）)】\]]$/g, '');
  return [plain, bare].some((one) => words.has(one.toLowerCase()) || sameAsAbove.test(one));
}
