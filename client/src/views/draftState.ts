/** What the views can show of the document at hand. No editor needed. */
import type { StatusParams } from '../../../server/src/protocol';

/**
 * `none`: no Markdown file is open. `waiting`: the server has not looked at it yet. `off`: the check is switched off.
 * `other`: it is no draft.
 */
export type DraftState = 'starting' | 'stopped' | 'none' | 'waiting' | 'off' | 'other' | 'draft';

export function draftState(
  server: 'starting' | 'running' | 'stopped',
  open: boolean,
  enabled: boolean,
  status: StatusParams | undefined,
): DraftState {
  if (server === 'stopped') return 'stopped';
  if (!open) return 'none';
  if (server === 'starting') return 'starting';
  if (!enabled) return 'off';
  if (!status) return 'waiting';
  return status.draft ? 'draft' : 'other';
}
