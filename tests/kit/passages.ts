/**
 * Paragraphs by chance that nobody would take for one another: clauses out of many words, so that two of them share no
 * more than names. The same for the same seed. And drafts of several years that hold them.
 */
import { builtin } from '../../server/src/frame/builtin';
import type { Random } from './random';

const items = builtin.casework.map(({ name }) => name);
const verbs = [
  ...[
    '核对',
    '梳理',
    '走访',
    '约见',
    '回访',
    '归并',
    '比对',
    '抄送',
    '驻点',
    '列席',
    '邀请',
    '汇编',
    '复盘',
    '抽调',
    '登记',
  ],
  ...[
    '串联',
    '拆解',
    '补正',
    '催办',
    '轮值',
    '结对',
    '认领',
    '公示',
    '评议',
    '分送',
    '张贴',
    '巡看',
    '联签',
    '录制',
    '盘点',
  ],
];
const qualities = [
  ...[
    '逾期',
    '疑难',
    '沿河',
    '跨省',
    '夜间',
    '涉农',
    '闲置',
    '遗漏',
    '新增',
    '集中',
    '小额',
    '匿名',
    '重复',
    '零散',
    '长年',
  ],
  ...[
    '山区',
    '校园',
    '码头',
    '社区',
    '企业',
    '退休',
    '青年',
    '双语',
    '电子',
    '纸质',
    '首次',
    '联合',
    '定点',
    '临时',
    '季节',
  ],
];
const things = [
  ...[
    '台账',
    '卷宗',
    '线索',
    '摊位',
    '档案',
    '合同',
    '证人',
    '家长',
    '清单',
    '船户',
    '仓库',
    '账户',
    '样品',
    '信件',
    '园区',
  ],
  ...[
    '水样',
    '票据',
    '名册',
    '影像',
    '工地',
    '诊所',
    '网约车',
    '养殖户',
    '志愿者',
    '调解员',
    '值班表',
    '意见箱',
    '巡查点',
    '联络簿',
    '图册',
  ],
];
const joints = ['并', '再', '随后', '同时', '期间', '最后', '其间', '另外', '先', '重点'];
const tails = [
  '当日',
  '逐户',
  '分批',
  '按月',
  '就地',
  '上门',
  '一次',
  '两轮',
  '半天',
  '整周',
  '错时',
  '顺带',
  '专程',
  '如数',
  '照样',
];

const clause = (r: Random) => {
  const object = `${r.pick(qualities)}${r.pick(things)}`;
  switch (r.int(4)) {
    case 0:
      return `${r.pick(joints)}${r.pick(verbs)}${object}${r.int(90) + 2}份`;
    case 1:
      return `对${object}${r.pick(tails)}${r.pick(verbs)}`;
    case 2:
      return `把${r.pick(things)}交给${object}${r.pick(verbs)}`;
    default:
      return `${r.pick(tails)}${r.pick(verbs)}${r.pick(items)}的${object}`;
  }
};

/** A paragraph of some sentences. */
export function paragraph(r: Random, sentences = 2 + r.int(4)): string {
  const sentence = () => `${Array.from({ length: 2 + r.int(3) }, () => clause(r)).join('，')}。`;
  return Array.from({ length: sentences }, sentence).join('');
}

export interface YearDraft {
  readonly uri: string;
  readonly text: string;
  readonly paragraphs: readonly string[];
}

/** A plan or report of a unit and year with such paragraphs. */
export function yearDraft(r: Random, unit: number, year: number, kind: '工作计划' | '工作总结', count = 8): YearDraft {
  const paragraphs = Array.from({ length: count }, () => paragraph(r));
  return { uri: `file:///w/${unit}/${year}${kind}.md`, text: draftOf(unit, year, kind, paragraphs), paragraphs };
}

/** The text of a draft with these paragraphs. */
export function draftOf(unit: number, year: number, kind: string, paragraphs: readonly string[]): string {
  const title = `第${unit}县人民检察院${year}年${kind}`;
  const head = `---\n文种: ${kind}\n单位: 第${unit}县人民检察院\n期间: ${year}年\n---\n\n# ${title}\n`;
  return `${head}\n## 一、重点任务\n\n${paragraphs.join('\n\n')}\n`;
}
