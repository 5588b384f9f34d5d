/** Words of the status bar, from what the server says of a file. No editor needed. */
import { escapeMarkdown } from '../../../server/src/base/escape';
import type { StatusParams } from '../../../server/src/protocol';

const sources = { file: '本文件写明', settings: '按设置', default: '默认' };

/** The line in the status bar, e.g. `双翼 8/10 · 3 处待改 · 核稿`. */
export function statusLine(status: StatusParams): string {
  if (!status.draft) return status.paper ? '双翼：未检查，设为公文…' : '双翼：未检查';
  if (status.silenced) return ['双翼：提示已关闭', hidden(status)].filter(Boolean).join(' · ');
  return [coverage(status), openFindings(status), hidden(status), status.pass, status.onPause && '停笔后检查']
    .filter(Boolean)
    .join(' · ');
}

/** Markdown of the tooltip: what the figures mean and where they come from. */
export function statusTooltip(status: StatusParams): string {
  if (!status.draft) {
    const offer = status.paper ? '\n\n它像一份公文。要检查它，点击这里，选它是哪一种。' : '';
    return `**双翼没有检查本文件**\n\n${escapeMarkdown(status.reason)}${offer}`;
  }
  const lines = draftLines(status);
  const kind = escapeMarkdown(status.kind ?? '文稿');
  return `**${kind}**（${escapeMarkdown(status.reason)}）\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** One plain paragraph for the command that explains why a file is checked or not. */
export function explanation(status: StatusParams): string {
  if (!status.draft) {
    return `本文件没有检查：${status.reason}。需要检查时，在文件开头两行“---”之间写上“文种: ”和文种名称。`;
  }
  const lines = draftLines(status);
  return `本文件按“${status.kind ?? '文稿'}”检查：${status.reason}。${lines.join('；')}。`;
}

function draftLines(status: StatusParams): string[] {
  const lines = [itemsLine(status), findingsLine(status), hiddenLine(status), passLine(status), ...limits(status)];
  return lines.filter(Boolean);
}

function hidden({ hidden }: StatusParams): string {
  return hidden ? `已忽略 ${hidden} 处` : '';
}

function hiddenLine(status: StatusParams): string {
  const how = '在菜单“已忽略的提示”里可以看到、收回';
  if (status.silenced) return `文件里有关闭全部提示的注释 shuangyi-disable-file，${hidden(status) || '没有别的问题'}`;
  return status.hidden ? `${hidden(status)}，${how}` : '';
}

function coverage({ items, prose }: StatusParams): string {
  if (items?.total) return `双翼 ${items.tied + items.justified}/${items.total}`;
  return prose?.total ? `双翼 正文 ${prose.tied}/${prose.total}` : '双翼';
}

function openFindings(status: StatusParams): string {
  const open = count(status);
  if (open === 0) return '无待改';
  return status.truncated ? `${open} 处以上待改` : `${open} 处待改`;
}

/** Hints are suggestions, not work left to do. */
function count({ findings }: StatusParams): number {
  return findings ? findings.error + findings.warning + findings.information : 0;
}

function itemsLine({ items, prose }: StatusParams): string {
  if (!items?.total) return prose?.total ? proseLine(prose) : '还没有写到业务事项';
  const left = items.total - items.tied - items.justified;
  const parts = [`${items.tied} 项已关联党建措施`];
  if (items.justified) parts.push(`${items.justified} 项注明免融合`);
  if (left > 0) parts.push(`${left} 项还没有关联`);
  return `业务事项 ${items.total} 项：${parts.join('，')}`;
}

/** What running text says of casework, in one line. */
function proseLine({ total, tied, inherited }: NonNullable<StatusParams['prose']>): string {
  const above = inherited > 0 ? `，其中 ${inherited} 处随标题或者段首句` : '';
  return `正文 ${total} 处写到业务，${tied} 处结合党建措施${above}`;
}

function findingsLine(status: StatusParams): string {
  const { findings, truncated } = status;
  if (!findings) return '';
  const parts = [
    findings.error && `错误 ${findings.error}`,
    findings.warning && `警告 ${findings.warning}`,
    findings.information && `信息 ${findings.information}`,
    findings.hint && `提示 ${findings.hint}`,
  ].filter(Boolean);
  if (parts.length === 0) return '没有发现问题';
  return `发现问题：${parts.join('，')}${truncated ? '（太多，没有全部列出）' : ''}`;
}

function passLine({ pass, passFrom }: StatusParams): string {
  if (!pass) return '';
  return `严格程度：${pass}${passFrom ? `（${sources[passFrom]}）` : ''}`;
}

function limits({ onPause, readInPart }: StatusParams): string[] {
  return [
    onPause ? '文件太大，打字时不检查，停笔后才检查' : '',
    readInPart ? '有的段落符号太多、层次太深，按普通文字读，其中的列表、表格和标题没有检查' : '',
  ];
}
