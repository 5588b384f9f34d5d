import { describe, expect, it } from 'vitest';
import { Gathering, pause } from '../../server/src/lsp/turns';

describe('gathering', () => {
  it('works once on values that keep coming turn by turn', async () => {
    const worked: string[][] = [];
    const gathering = new Gathering<string>(async (values) => void worked.push([...values]));
    for (const value of ['a', 'b', 'a', 'c']) {
      gathering.add(value);
      await pause();
    }
    await gathering.idle();
    expect(worked).toEqual([['a', 'b', 'c']]);
  });

  it('works again on what comes later, also while it is at work', async () => {
    const worked: string[] = [];
    const gathering = new Gathering<string>(async (values) => {
      worked.push(...values);
      if (values.has('a')) gathering.add('b');
    });
    gathering.add('a');
    await gathering.idle();
    expect(worked).toEqual(['a', 'b']);
    gathering.add('c');
    await gathering.idle();
    expect(worked).toEqual(['a', 'b', 'c']);
  });

  it('is idle when nothing waits', async () => {
    await new Gathering(async () => {}).idle();
  });
});
