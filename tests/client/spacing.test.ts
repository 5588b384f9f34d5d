import { expect, it } from 'vitest';
import { insertsBlanks } from '../../client/src/spacingNames';

it('knows the extensions that put blanks between Chinese and digits', () => {
  for (const id of [
    'huacnlee.autocorrect',
    'halfcrazy.pangu',
    'xlthu.Pangu-Markdown',
    'talljack.vscode-auto-space',
    'ycjcl868.vscode-addSpace',
    'zhlint.vscode-zhlint',
  ]) {
    expect(insertsBlanks(id), id).toBe(true);
  }
});

it('leaves others alone', () => {
  for (const id of [
    'yzhang.markdown-all-in-one',
    'vscode.markdown-language-features',
    'shuangyi.shuangyi',
    'ms-ceintl.vscode-language-pack-zh-hans',
    'workspace.spaces',
  ]) {
    expect(insertsBlanks(id), id).toBe(false);
  }
});
