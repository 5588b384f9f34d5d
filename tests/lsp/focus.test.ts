/** What is held back while a line is being typed, and when it is shown. */
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { Focus } from '../../server/src/lsp/focus';
import { Session } from '../../server/src/lsp/session';
import { Turns } from '../../server/src/lsp/turns';
import type { Finding } from '../../server/src/model/rule/rule';
import { HandClock } from '../kit/clock';

const uri = 'file:///a.md';

/** An open text in which every `!` is a finding; timers run when told to. */
function editor(text: string, lacking?: string) {
  const session = new Session(new Turns());
  const open = session.open({ uri, languageId: 'markdown', version: 1, text });
  const clock = new HandClock();
  let shown: readonly Diagnostic[] = [];
  const check = (more: readonly Finding[] = []) => {
    const all = [...open.text.getText().matchAll(/[!？]/g)].map(({ index, 0: sign }): Finding => {
      return {
        ruleId: sign === '!' ? 'x' : 'lacks',
        severity: 'error',
        message: '',
        span: { start: index, end: index + 1 },
      };
    });
    const visible = focus.visible(open, [...all, ...more], open.text);
    shown = visible.map(({ span, ruleId }) => {
      const start = open.text.positionAt(span.start);
      return { range: { start, end: open.text.positionAt(span.end) }, code: ruleId, message: '' };
    });
    return visible.map(({ span }) => span.start);
  };
  const due: (readonly number[])[] = [];
  const focus = new Focus(
    () => shown,
    () => due.push(check()),
    (ruleId) => ruleId === lacking,
    clock,
  );
  const edit = (at: number, length: number, by: string) => {
    const range = { start: open.text.positionAt(at), end: open.text.positionAt(at + length) };
    session.change(uri, open.text.version + 1, [{ range, text: by }]);
    focus.change(open, [{ range, text: by }]);
    return check();
  };
  const pause = () => clock.turn(1_000);
  return { edit, check, pause, due, clock, leave: () => focus.leave(open), focus, open, session };
}

describe('while a line is typed', () => {
  it('what is new on it waits for a pause', () => {
    const { edit, pause, due } = editor('一\n二\n');
    expect(edit(1, 0, '!')).toEqual([]);
    expect(edit(2, 0, '的')).toEqual([]);
    pause();
    expect(due).toEqual([[1]]);
  });

  it('each further character begins the pause anew', () => {
    const { edit, clock, due } = editor('一\n');
    edit(1, 0, '!');
    clock.turn(700);
    edit(2, 0, '的');
    clock.turn(700);
    expect([due, clock.waiting]).toEqual([[], 1]);
    clock.turn(100);
    expect(due).toEqual([[1]]);
  });

  it('what was shown stays, moved with the text', () => {
    const { edit, check } = editor('一!二!\n');
    expect(check()).toEqual([1, 3]);
    expect(edit(2, 0, '三')).toEqual([1, 4]);
    expect(edit(0, 0, '三')).toEqual([2, 5]);
    // Right before a finding, and a finding taken away.
    expect(edit(2, 0, '四')).toEqual([3, 6]);
    expect(edit(3, 1, '')).toEqual([5]);
  });

  it('other lines are shown at once', () => {
    const { edit, check } = editor('一\n二!\n');
    check();
    expect(edit(1, 0, '三')).toEqual([4]);
    const elsewhere = { ruleId: 'y', severity: 'error', message: '', span: { start: 5, end: 6 } } as const;
    expect(check([elsewhere])).toEqual([4, 5]);
  });

  it('a finding that also speaks of another line is shown at once', () => {
    const { edit, check } = editor('一\n二\n');
    edit(0, 0, '三');
    const related = [{ span: { start: 4, end: 5 }, message: '' }];
    expect(check([{ ruleId: 'y', severity: 'error', message: '', span: { start: 0, end: 1 }, related }])).toEqual([0]);
  });

  it('going on to another line shows what was held back', () => {
    const { edit } = editor('一\n二\n');
    expect(edit(1, 0, '!')).toEqual([]);
    expect(edit(4, 0, '!')).toEqual([1]);
    expect(edit(0, 0, '三')).toEqual([2, 5]);
  });

  it('the last line has no line behind it', () => {
    const { edit, pause, due } = editor('一');
    expect(edit(1, 0, '!')).toEqual([]);
    pause();
    expect(due).toEqual([[1]]);
  });
});

describe('what a row lacks', () => {
  /** `!` is a slip, `？` says that something is lacking. */
  const written = (text: string) => editor(text, 'lacks');

  it('is told when the cursor leaves the line, after a pause and a save too', () => {
    const { edit, check, pause, focus, open } = written('一\n二\n');
    expect(focus.cursor(uri, 0, open)).toBe(false);
    edit(1, 0, '？!');
    expect(check()).toEqual([]);
    pause();
    expect(check()).toEqual([2]);
    expect(focus.rest(open)).toBe(false);
    expect(check()).toEqual([2]);
    expect(focus.cursor(uri, 1, open)).toBe(true);
    expect(check()).toEqual([1, 2]);
  });

  it('is told at once where it was told before, and where nobody tells of the cursor', () => {
    const seen = written('一？\n');
    expect(seen.check()).toEqual([1]);
    seen.focus.cursor(uri, 0, seen.open);
    seen.edit(0, 0, '二');
    expect(seen.check()).toEqual([2]);
    const other = written('一\n');
    other.edit(1, 0, '？');
    other.pause();
    expect(other.check()).toEqual([1]);
  });

  it('is told when the document is left', () => {
    const { edit, check, pause, focus, open } = written('一\n');
    focus.cursor(uri, 0, open);
    edit(1, 0, '？');
    expect(check()).toEqual([]);
    pause();
    expect(focus.cursor(uri, undefined, open)).toBe(true);
    expect(check()).toEqual([1]);
  });

  it('says which line that is, and when it is over', () => {
    const { edit, focus, open } = editor('一\n二\n', 'lacks');
    const left: unknown[] = [];
    focus.onLeave((one) => left.push(one));
    edit(1, 0, '三');
    expect(focus.lineOf(open)).toBeUndefined();
    focus.cursor(uri, 0, open);
    expect([focus.lineOf(open), left]).toEqual([0, []]);
    focus.cursor(uri, 1, open);
    expect([focus.lineOf(open), left]).toEqual([undefined, [open]]);
  });

  it('is no paste: what an input method commits in place of letters', () => {
    const { edit } = editor('一\n二\n');
    edit(1, 0, 'gongyi');
    expect(edit(1, 6, '公益诉讼检察案件办理情况!')).toEqual([]);
  });
});

describe('at once', () => {
  it('edits that are no typing', () => {
    for (const [at, length, by] of [
      [1, 0, '!\n'],
      [1, 0, `!${'二三四五六七八九'.repeat(8)}`],
      [1, 0, '!23456789'],
      [0, 2, '!'],
    ] as const) {
      expect(editor('一\n二\n').edit(at, length, by).length, by).toBe(1);
    }
  });

  it('several changes, and a whole new text', () => {
    const { edit, check, focus, open } = editor('一\n二\n');
    edit(1, 0, '!');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    focus.change(open, [
      { range, text: '一' },
      { range, text: '一' },
    ]);
    expect(check()).toEqual([1]);
    edit(1, 0, '!');
    focus.change(open, [{ text: '一!!' }]);
    expect(check()).toEqual([1, 2]);
  });

  it('saving, which says whether something was held back', () => {
    const { edit, check, leave, clock } = editor('一\n');
    expect(leave()).toBe(false);
    edit(1, 0, '!');
    expect(leave()).toBe(true);
    expect(clock.waiting).toBe(0);
    expect(check()).toEqual([1]);
  });
});
