import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../server/src/check/config';
import { noWords } from '../../server/src/check/words';
import { defaultSettings, mergeConfig, readSettings, SettingsCache } from '../../server/src/lsp/settings';

describe('settings', () => {
  it('keep what is right of a wrong answer', () => {
    expect(readSettings(null)).toEqual(defaultSettings);
    const rules = { 'missing-part': 'off', 'vague-measure': { share: 0.5 } };
    expect(readSettings({ enable: 'yes', stage: '报审', scope: 1, rules, maxFindings: 2.5 })).toEqual({
      ...defaultSettings,
      stage: '报审',
      rules,
      maxFindings: 2,
    });
  });

  it('are asked for once for each resource until they change', async () => {
    const asked: string[] = [];
    const cache = new SettingsCache(async (uri) => {
      asked.push(uri);
      return { stage: '报审' };
    });
    const [a, b] = await Promise.all([cache.of('a'), cache.of('b'), cache.of('a')]);
    expect(asked).toEqual(['a', 'b']);
    // Equal ones are one object: what is kept for them is kept once.
    expect(a).toBe(b);
    cache.forget('a');
    await cache.of('a');
    cache.forget();
    await cache.of('b');
    expect(asked).toEqual(['a', 'b', 'a', 'b']);
  });

  it('are the defaults when the client does not answer, or cannot', async () => {
    expect(await new SettingsCache(() => Promise.reject(new Error())).of('a')).toBe(defaultSettings);
    expect(await new SettingsCache(undefined).of('a')).toBe(defaultSettings);
  });
});

describe('the workspace’s own configuration', () => {
  const settings = readSettings({
    stage: '起草',
    mark: { style: 'visible' },
    rules: { placeholder: 'off', 'vague-measure': { severity: 'hint', share: 0.5 } },
  });

  it('wins where it says something; the settings fill in the rest', () => {
    expect(mergeConfig(defaultConfig, settings)).toEqual({
      pass: 'draft',
      passFrom: 'settings',
      markStyle: 'visible',
      words: noWords,
      rules: { placeholder: 'off', 'vague-measure': 'hint' },
      options: { 'vague-measure': { share: 0.5 } },
    });
    const own = { ...defaultConfig, pass: 'submit', passFrom: 'settings', rules: { placeholder: 'error' } } as const;
    expect(mergeConfig(own, settings)).toMatchObject({
      pass: 'submit',
      rules: { placeholder: 'error', 'vague-measure': 'hint' },
    });
  });

  it('gives one object for one pair', () => {
    expect(mergeConfig(defaultConfig, settings)).toBe(mergeConfig(defaultConfig, settings));
  });
});

it('the day that an office has set counts in the editor too', () => {
  const office = { ...defaultConfig, today: 20260710 };
  expect(mergeConfig(office, defaultSettings).today).toBe(20260710);
});
