/** 不再提示…: which of the ways. */
import {
  type SilenceWaysParams,
  type SilenceWaysResult,
  silenceWaysRequest,
  type TextRange,
} from '../../../server/src/protocol';
import type { Ask } from '../insert/ask';
import { inform, pick } from '../say';
import { silently } from './change';

export async function silence(ask: Ask, uri: string, range: TextRange): Promise<void> {
  const ways = await ask<SilenceWaysParams, SilenceWaysResult | null>(silenceWaysRequest, { uri, range });
  if (!ways?.length) {
    void inform('这里已经没有问题，不用忽略。');
    return;
  }
  const entries = ways.map((way) => ({ label: way.title, detail: way.refused, icon: 'eye-closed', way }));
  const picked = await pick('不再提示', entries);
  if (!picked) return;
  const { refused, change, title } = picked.way;
  if (refused === undefined) await silently(change, `已按“${title}”处理。`);
  else void inform(refused);
}
