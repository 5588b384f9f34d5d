/** The command line as a value. */
import { parseArgs } from 'node:util';
import { nearest } from '../base/distance';
import { type Format, formatNames } from '../export/formats';
import { passValues } from '../project/configFile';
import type { Pass } from '../model/grammar/pass';

export interface CheckCommand {
  readonly name: 'check';
  readonly paths: readonly string[];
  readonly pass: Pass | undefined;
  readonly kind: string | undefined;
  readonly format: Format;
  readonly quiet: boolean;
  /** What comments and the office silence is listed too. */
  readonly ignored: boolean;
}

export interface InspectCommand {
  readonly name: 'inspect';
  readonly path: string;
  readonly kind: string | undefined;
  readonly format: Format;
}

export type Command =
  | CheckCommand
  | InspectCommand
  | { readonly name: 'help' | 'version' }
  /** Chinese: what is wrong with the command line. */
  | { readonly name: 'wrong'; readonly message: string };

export const usage = `双翼：检查党建与业务融合文稿

用法
  shuangyi check [路径…] [选项]     检查文件或文件夹里的 Markdown 文稿，不写路径时检查当前文件夹
  shuangyi inspect <文件> [选项]    列出一个文件里认出的业务事项和党建措施

选项
  --stage 起草|核稿|报审   严格程度，默认核稿；文件里写了“阶段”的，以文件为准
  --kind <文种>            不是文稿的文件也按这个文种看待，如 --kind 工作总结
  ${`--format ${formatNames.join('|')}`.padEnd(24)} 输出格式，默认 ${formatNames[0]}
  --ignored                把用注释和本单位清单忽略掉的也列出来
  -q, --quiet              只列错误，不显示进度；结论和退出码不变
  -h, --help               显示本说明
  -V, --version            显示版本

退出码
  0  没有错误和警告
  1  有错误或警告
  2  命令、路径、编码或 .shuangyi 里的配置有问题（能检查的仍已检查）

配置取自文稿所在或上级文件夹里的 .shuangyi/，与编辑器中相同。
.gitignore 和 .shuangyiignore 列出的文件不检查；直接写明的文件总是检查。
`;

const options = {
  stage: { type: 'string' },
  kind: { type: 'string' },
  format: { type: 'string' },
  ignored: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Reads the arguments after `node` and the script. Never throws. */
export function readArgs(args: readonly string[]): Command {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(parseError(error as NodeJS.ErrnoException));
  }
  const { values, positionals } = parsed;
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const { kind, quiet = false, ignored = false } = values;
  const format = formatNames.find((one) => one === (values.format ?? formatNames[0]));
  if (!format) return wrong(`--format 只能写 ${formatNames.join(' 或 ')}，不能写“${values.format}”`);
  const pass = values.stage && Object.hasOwn(passValues, values.stage) ? passValues[values.stage] : undefined;
  if (values.stage !== undefined && !pass) return wrong(`--stage 只能写：起草、核稿、报审，不能写“${values.stage}”`);

  const [name, ...paths] = positionals;
  if (name === 'check') return { name, paths: paths.length ? paths : ['.'], pass, kind, format, quiet, ignored };
  if (name === 'inspect') {
    if (paths.length !== 1) return wrong('inspect 后面要写一个文件');
    return { name, path: paths[0]!, kind, format };
  }
  if (name === undefined) return wrong('没有写命令');
  const near = nearest(name, ['check', 'inspect'])[0];
  return wrong(`没有命令“${name}”${near ? `，是不是“${near}”？` : `；要检查它，请写：shuangyi check ${name}`}`);
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

function wrong(message: string): Command {
  return { name: 'wrong', message };
}

/** `parseArgs` speaks English only. */
function parseError({ code, message }: NodeJS.ErrnoException): string {
  const option = (/--[^\s'<=]+/.exec(message) ?? /-[^\s',]/.exec(message))?.[0] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(
      option,
      Object.keys(options).map((name) => `--${name}`),
    )[0];
    return `没有选项 ${option}${near ? `，是不是 ${near}？` : ''}`;
  }
  return `选项 ${option} 后面${message.includes('does not take') ? '不能' : '要'}写值`;
}
