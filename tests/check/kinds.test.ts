/** For which kinds of documents a rule is: it may say so itself, and so may the kind. */
import { expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { loadFramework } from '../../server/src/frame/load';
import { Doc } from '../../server/src/model/draft/doc';

/** Rules that report something in a document of an office's own kind. */
function reported(kind: string, rule: string, text: string): string[] {
  const { frame, problems } = loadFramework(`extends: procuratorate
kinds:
  - id: own
    name: 台账
    titles: [不用标题]
    initials: tz
    ${kind}
    parts: [{ id: own.part, role: work, name: 工作, required: false, headings: [工作], prompt: 工作 }]
`);
  expect(problems).toEqual([]);
  const doc = Doc.open('file:///a.md', text, frame, { kind: '台账' });
  return check(doc, { ...defaultConfig }, [rule]).map(({ ruleId }) => ruleId);
}

it('a rule for plans leaves reports alone', () => {
  const text = '---\n期间: 2026年\n---\n\n# 2025年台账\n\n做好2025年工作。\n';
  expect(reported('tense: plan', 'leftover-year', text)).not.toEqual([]);
  expect(reported('tense: report', 'leftover-year', text)).toEqual([]);
  expect(reported('tense: other', 'leftover-year', text)).toEqual([]);
  expect(reported('tense: plan\n    off: [leftover-year]', 'leftover-year', text)).toEqual([]);
});

it('a rule about requests is for kinds in which there may be none', () => {
  const text = '# 台账\n\n妥否，请批示。\n';
  expect(reported('tense: report\n    noRequests: true', 'request-in-report', text)).not.toEqual([]);
  expect(reported('tense: report', 'request-in-report', text)).toEqual([]);
});
