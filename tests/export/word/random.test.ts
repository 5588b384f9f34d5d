/** Whatever is found wherever it stands: the file is sound, and as it went out nothing of it comes back. */
import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps';
import { review } from '../../../server/src/features/review/review';
import { builtin } from '../../../server/src/frame/builtin';
import { Doc } from '../../../server/src/model/draft/doc';
import type { Finding } from '../../../server/src/model/rule/rule';
import { paperOf } from '../../../server/src/model/visible/paper';
import { readWord } from '../../../server/src/model/word/read';
import type { WordFile } from '../../../server/src/model/word/types';
import { type Random, random } from '../../kit/random';
import { faultsOf } from '../../kit/word/faults';
import { hostileDrafts } from '../../kit/word/subjects';
import { canValidate, validate } from '../../kit/word/validator';
import { changesIn, commentsIn, exported } from './kit';

const words = [
  '甲',
  '',
  '乙丙丁',
  '，',
  '“引”',
  '2026年',
  'a b',
  '-',
  '𠮷',
  '换成很长很长很长很长的话',
  '甲|乙',
  '<!-- 甲 -->',
];
const rules = ['date', 'wrong-word', 'half-width-punctuation'];
const severities = ['error', 'warning', 'information', 'hint'] as const;

/** A finding somewhere, with or without a fix of one or two edits. */
function finding(text: string, by: Random): Finding {
  const start = by.int(text.length + 1);
  const edit = (from: number) => {
    const at = Math.min(text.length, from + by.int(3));
    return { start: at, end: Math.min(text.length, at + by.int(6)), text: by.pick(words) };
  };
  const first = edit(start);
  const edits = by.chance(0.3) ? [first, edit(first.end + 1)] : [first];
  const fix = { title: '改', edits, ...(by.chance(0.7) ? { safe: true } : { preferred: true }) };
  return {
    ruleId: by.pick(rules),
    severity: by.pick(severities),
    message: '不妥<&>"\u0001。',
    span: { start, end: Math.min(text.length, start + by.int(8)) },
    ...(by.chance(0.8) && { fixes: () => [fix] }),
  };
}

// Longer ones cost much and show nothing more.
const drafts = Object.entries(hostileDrafts).filter(([, text]) => text.length < 20_000);

it('findings by chance in hostile drafts', async () => {
  const made = new Map<string, Uint8Array>();
  const read = (text: string) => paperOf(Doc.open('file:///a.md', text, builtin));
  let [remarks, changes] = [0, 0];
  for (const [seed, [name, text]] of drafts.entries()) {
    const by = random(seed + 1);
    const findings = Array.from({ length: 1 + by.int(25) }, () => finding(text, by));
    findings.sort((a, b) => a.span.start - b.span.start);
    const { bytes } = exported(text, { findings, settings: { remarks: 'hint' } });
    expect(faultsOf(bytes), name).toEqual([]);
    const file = finish(readWord(bytes)) as WordFile;
    expect(review({ file, present: text, read, author: '双翼' }), name).toMatchObject({ changes: [] });
    made.set(name, bytes);
    remarks += commentsIn(bytes).length;
    changes += changesIn(bytes).length;
  }
  expect(Math.min(remarks, changes)).toBeGreaterThan(drafts.length);
  if (!canValidate) return;
  const some = [...made].filter((_, i) => i % 6 === 0);
  for (const [name, complaints] of await validate(new Map(some))) expect(complaints, name).toEqual([]);
}, 240_000);
