/** HTML of marks in the preview; `media/preview.css` says how it looks. */
import { escapeHtml } from '../../../server/src/base/escape';
import { brief } from '../../../server/src/base/limits';
import { type NoteWords, tellNote } from '../../../server/src/model/grammar/comments/reviewNotes';
import type { PreviewMark } from './marks';

/** Of a longer mark a tooltip shows the beginning: it stands at every badge. UTF-16 units. */
const longestTitle = 400;

/** One badge for each measure. */
export function badges(mark: PreviewMark): string {
  const title = brief(mark.text, longestTitle);
  const shown = mark.measures.map((measure) => badge('shuangyi-tie', measure, title));
  if (mark.exempt) shown.push(badge('shuangyi-tie shuangyi-exempt', mark.exempt.key, title));
  return shown.join('');
}

/** A mark that readers see: its item in plain text, badges, and the rest small. */
export function inBrackets(mark: PreviewMark): string {
  const rest = mark.rest.map(({ key, value }) => `${key}：${value}`).join('；');
  const small = rest && `<small class="shuangyi-rest">${escapeHtml(rest)}</small>`;
  return `<span class="shuangyi-mark">${escapeHtml(mark.item)}${badges(mark)}${small}</span>`;
}

/** What a reviewer said: their name, and the words when it is pointed at. */
export function noteBadge(note: NoteWords): string {
  return badge('shuangyi-note', `批注 ${brief(note.author, longestName)}`.trim(), brief(tellNote(note), longestTitle));
}

/** Of a name. UTF-16 units. */
const longestName = 12;

function badge(classes: string, name: string, title: string): string {
  return `<span class="${classes}" title="${escapeHtml(title)}">${escapeHtml(name)}</span>`;
}
