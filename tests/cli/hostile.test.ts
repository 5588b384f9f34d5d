/** Nothing of a draft, a file name, a framework or the command line itself acts on the terminal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalLine } from '../../server/src/base/escape';
import { text } from '../../server/src/export/text';
import {
  actsInTerminal,
  asFileName,
  brokenFramework,
  hostile,
  hostileDraft,
  hostileFramework,
  inLine,
} from '../kit/hostileText';
import { bundledCli, type Cli } from './kit';

let cli: Cli;
beforeAll(async () => {
  cli = await bundledCli();
  const texts = Object.values(hostile);
  const rules = Object.fromEntries(texts.map((text) => [text, text]));
  cli.write({
    '.shuangyi/framework.yaml': hostileFramework(texts),
    '.shuangyi/config.yaml': JSON.stringify({ ...rules, 规则: { ...rules, 'vague-measure': rules } }),
  });
  for (const [i, text] of texts.entries()) {
    cli.write({
      [asFileName(text)]: hostileDraft(text),
      [`${i}.md`]: hostileDraft(text, `"${inLine(text)}"`),
      [`other${i}.md`]: `---\n文种: ${inLine(text)}无\n---\n`,
      [`not-${asFileName(text)}`]: new Uint8Array([0xff, 0xfe, 0xff]),
      [`broken${i}/.shuangyi/framework.yaml`]: brokenFramework(text),
      [`broken${i}/a.md`]: hostileDraft(text),
    });
  }
}, 60_000);
afterAll(() => cli?.dispose());

/** All that acts, in one. */
const all = Object.values(hostile)
  .filter((text) => actsInTerminal(text).length > 0)
  .join('甲');

describe('the command line', () => {
  it.each([
    ['text', ['check']],
    ['JSON', ['check', '--format', 'json']],
  ])('says what is found as %s', async (_name, args) => {
    const { stdout, stderr } = await cli.run(args);
    expect(actsInTerminal(stdout + stderr)).toEqual([]);
    for (const text of Object.values(hostile)) expect(stderr).toContain(`not-${terminalLine(asFileName(text))}：`);
  });

  it('shows the signs themselves', async () => {
    cli.write({ 'all.md': hostileDraft(all) });
    const { stdout } = await cli.run(['inspect', 'all.md']);
    expect(actsInTerminal(stdout)).toEqual([]);
    expect(stdout).toContain('<U+001B>[2J');
  });

  it('colours its own words only', () => {
    const record = {
      file: all,
      ruleId: 'date',
      severity: 'error',
      message: all,
      start: 0,
      end: 0,
      line: 1,
      column: 1,
    } as const;
    const line = text
      .check((style, words) => `[${style}${words}]`)
      .file([{ ...record, severity: 'warning' }])
      .trimEnd();
    expect(actsInTerminal(line)).toEqual([]);
    expect(line.match(/\[(yellow|dim)/g)).toHaveLength(2);
  });

  it.each([
    [['check', '--kind', all]],
    [['check', '--stage', all]],
    [['check', '--format', all]],
    [['check', `--${all}`]],
    [[all]],
    [['inspect', all]],
    [['inspect', asFileName(Object.values(hostile)[0]!), '--format', 'json']],
    [['check', all, 'other0.md']],
  ])('says what is wrong with its arguments: %#', async (args) => {
    const { stdout, stderr } = await cli.run(args);
    expect(actsInTerminal(stdout + stderr)).toEqual([]);
    expect(stderr).not.toBe('');
  });
});
