/** Extensions that put blanks between Chinese and digits: official texts have none, so the writer is told once. */
import { commands, extensions, type Memento } from 'vscode';
import { inform } from './say';
import { insertsBlanks } from './spacingNames';

/** Tells once for each such extension that is at work; called when a draft is seen. */
export async function warnOfSpacing(memory: Memento): Promise<void> {
  const found = extensions.all.find(({ id, isActive }) => isActive && insertsBlanks(id));
  const key = found && `spacing.${found.id.toLowerCase()}`;
  if (!found || !key || memory.get(key)) return;
  await memory.update(key, true);
  const name: string = found.packageJSON?.displayName ?? found.id;
  const how = '打开它的设置';
  const message =
    `扩展“${name}”可能在汉字和数字之间自动加空格，公文里不应有这种空格。` +
    '写公文时，请在它的设置里关闭保存时自动处理，或在扩展栏里对本工作区禁用它。';
  const chosen = await inform(message, how, '不再提示');
  if (chosen === how) await commands.executeCommand('workbench.action.openSettings', `@ext:${found.id}`);
}
