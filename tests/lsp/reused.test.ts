/** A passage of an earlier draft: the finding leads there, and goes when that draft says something else. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { draftOf, paragraph } from '../kit/passages';
import { random } from '../kit/random';
import { buildServer, Client } from './client';

beforeAll(buildServer);

let client: Client;
afterEach(() => client.stop());

it('leads to the earlier draft, and goes with what stood there', async () => {
  const [taken, other] = [paragraph(random(1), 4), paragraph(random(2), 4)];
  const [before, now] = ['file:///w/2025.md', 'file:///w/2026.md'];
  client = await Client.start({ settings: { stage: 'review' } });
  client.open(before, draftOf(1, 2025, '工作计划', [other, taken]));
  await client.checked(before);
  client.open(now, draftOf(1, 2026, '工作计划', [taken]));
  const found = (): Diagnostic | undefined => client.shown(now)?.find(({ code }) => code === 'reused-text');
  const finding = await client.until('the finding', found);
  expect(client.words(now, finding)).toBe(taken);
  const [place] = finding.relatedInformation!;
  expect(place!.location.uri).toBe(before);
  expect(client.words(before, place!.location)).toBe(taken);
  client.replace(before, taken, paragraph(random(3), 4));
  await client.until('nothing', () => client.shown(now) && !found());
});
