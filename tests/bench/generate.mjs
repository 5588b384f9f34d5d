/**
 * Drafts to measure with: deterministic, any size, invented offices and words. They look like real plans (numbered
 * headings in three forms, long paragraphs, lists, task tables, marks, links, footnotes) and carry a slip now and then.
 */

const words = {
  department: [
    '第一检察部',
    '第二检察部',
    '第三检察部',
    '第四检察部',
    '第五检察部',
    '控告申诉检察部',
    '案件管理办公室',
  ],
  partner: ['县河长办', '县司法局', '县民政局', '青石镇党委', '县妇联', '高新区管委会', '县农业农村局', '县残联'],
  branch: ['第一党支部', '第二党支部', '第三党支部', '机关党委', '青年理论学习小组', '老干部党支部'],
  carrier: ['党员先锋岗', '主题党日', '党员突击队', '支部联学共建', '党小组阅案会', '书记领办项目'],
  item: [
    '流域生态保护',
    '涉案企业合规改革',
    '认罪认罚从宽',
    '公开听证',
    '群众来信办理',
    '未成年人检察',
    '刑事执行检察',
    '食品药品安全公益诉讼',
    '民事支持起诉',
    '行政争议实质性化解',
  ],
  measure: [
    '政治机关意识',
    '服务大局意识',
    '工作指导机制',
    '监督制约机制',
    '考核评价机制',
    '政治能力',
    '群众工作能力',
    '抓落实能力',
  ],
  place: ['云溪河沿岸', '青石镇集市', '高新区厂区', '城东老街', '北山林场', '三所乡镇中学', '县看守所驻所检察室'],
  paper: ['季度分析', '办案情况通报', '整改清单', '走访记录', '典型事例汇编', '风险提示函'],
  chapter: [
    '指导思想和总体要求',
    '工作目标',
    '重点任务',
    '党建引领办案的具体措施',
    '时间安排',
    '责任分工',
    '组织保障',
    '工作要求',
  ],
  section: [
    '把支部力量放到办案一线',
    '办好群众身边的案件',
    '用案例指导日常工作',
    '管住案件质量',
    '让考核看得见融合成效',
    '练好释法说理的基本功',
  ],
};

/** @type {((w: Record<keyof typeof words, string>, n: (low: number, high: number) => number) => string)[]} */
const sentences = [
  (w, n) =>
    `${w.department}会同${w.partner}在${w.place}开展${w.item}专项检查，${n(2, 11)}月底前走访${n(8, 60)}家单位，形成${w.paper}。`,
  (w, n) =>
    `${w.branch}以${w.carrier}为抓手参与${w.item}，每月安排${n(2, 9)}名党员跟进，年底前办结不少于${n(5, 40)}件。`,
  (w, n) => `对${w.place}反映集中的${n(3, 20)}条线索，由${w.department}逐条登记，${n(5, 25)}个工作日内答复当事人。`,
  (w, n) => `${w.department}每季度抽查${n(10, 50)}件已办案件，评查结果交${w.branch}讨论，问题列入${w.paper}。`,
  (w, n) => `办理${w.item}案件时同步填写${w.paper}，承办人和${w.branch}书记在${n(2, 11)}月${n(1, 28)}日前共同签字。`,
  (w, n) =>
    `${w.carrier}与${w.item}一起部署，${n(3, 11)}月由${w.department}向院党组报告一次进展，列出${n(2, 6)}项待办。`,
  (w, n) => `邀请${n(2, 9)}名人大代表到${w.place}旁听，${w.department}当场说明理由，并在${n(3, 10)}日内公布处理情况。`,
  (w, n) =>
    `${w.partner}提供数据后，${w.department}用${n(2, 6)}周时间完成比对，筛出的${n(10, 90)}条记录交${w.branch}核实。`,
];

/**
 * Numbers between 0 and 1 from a seed (mulberry32): the same drafts everywhere.
 * @param {number} seed
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * 1 to 999 as written in front of headings.
 * @param {number} value
 */
function chinese(value) {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds ? `${digits[hundreds]}百` : '';
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}十` : hundreds && ones ? '零' : '';
  return head + middle + digits[ones];
}

/** Units between two slips, at least: about 300 of them in 1 MB. The kinds take turns. */
const slipEvery = 1200;
const slipKinds = ['placeholder', 'wrong measure', 'placeholder', 'no measure', 'placeholder', 'no deadline'];

/** The line that the keystrokes go into: `|` is the cursor, and behind it stand a placeholder and a bare address. */
const target =
  '各牵头单位按月汇总进展，会上只讲问题和下一步打算，不念材料；已经办结的事项从清单中划去，没有办结的说明原因，|' +
  '由联络员×××在每月五日前送党建办公室登记，登记地址 https://example.com/ledger ，逾期未送的在例会上说明。';

/**
 * A plan of about `bytes` UTF-8 bytes. `cursor` is a UTF-16 offset inside a paragraph in its middle.
 * @returns {{ text: string, cursor: number }}
 * @param {number} bytes
 */
export function generate(bytes) {
  const draft = new Draft();
  const blocks = draft.blocks();
  let text = '';
  let size = 0;
  let cursor = -1;
  while (size + draft.tailBytes < bytes) {
    if (cursor < 0 && size > bytes / 2) {
      cursor = text.length + target.indexOf('|');
      text += `${target.replace('|', '')}\n\n`;
    }
    const block = `${blocks.next().value}\n\n`;
    text += block;
    size += Buffer.byteLength(block);
    draft.units = text.length;
  }
  return { text: text + draft.tail(), cursor };
}

class Draft {
  units = 0;
  slips = 0;
  references = 0;

  constructor() {
    this.random = randomFrom(20260101);
    /** @type {(low: number, high: number) => number} */
    this.number = (low, high) => low + Math.floor(this.random() * (high - low + 1));
  }

  /** @param {readonly string[]} list */
  pick(list) {
    return list[Math.floor(this.random() * list.length)] ?? '';
  }

  /**
   * True when a slip is due and it is this kind's turn.
   * @param {string} kind
   */
  slip(kind) {
    if (this.units < (this.slips + 1) * slipEvery || kind !== slipKinds[this.slips % slipKinds.length]) return false;
    this.slips++;
    return true;
  }

  *blocks() {
    yield '---\n文种: 工作计划\n单位: 云溪县人民检察院\n期间: 2026年\n阶段: 核稿\n---';
    yield '# 云溪县人民检察院2026年党建与业务融合工作计划';
    yield this.paragraph();
    for (let chapter = 1; ; chapter++) {
      yield `## ${chinese(chapter)}、${words.chapter[(chapter - 1) % words.chapter.length]}`;
      yield this.paragraph();
      for (let section = 1; section <= 2; section++) {
        yield `（${chinese(section)}）${this.pick(words.section)}`;
        yield this.paragraph();
        yield `${this.paragraph()}\n${this.mark()}`;
        yield `1.${this.pick(words.section)}。${this.paragraph()}`;
        yield `2.${this.pick(words.section)}。${this.paragraph()}`;
        yield this.list(section === 1 ? '-' : '- [ ]');
        if (section === 1) yield this.table();
      }
    }
  }

  sentence() {
    const chosen = Object.fromEntries(Object.entries(words).map(([key, list]) => [key, this.pick(list)]));
    const sentence = sentences[Math.floor(this.random() * sentences.length)];
    return sentence?.(/** @type {Record<keyof typeof words, string>} */ (chosen), this.number) ?? '';
  }

  /** 100 to 400 characters; now and then a link, a footnote or a placeholder. */
  paragraph() {
    const length = this.number(100, 360);
    let out = this.sentence();
    while (out.length < length) out += this.sentence();
    if (this.random() < 0.05) {
      this.references++;
      out += `进度见[台账][ledger-${this.references}]。`;
    }
    if (this.random() < 0.05) {
      this.references++;
      out += `计算办法另有说明[^${this.references}]。`;
    }
    return this.slip('placeholder') ? `${out}经办人××负责归档。` : out;
  }

  /** @param {string} marker */
  list(marker) {
    return Array.from({ length: this.number(3, 5) }, () => `${marker} ${this.sentence()}`).join('\n');
  }

  mark() {
    const measure = this.slip('wrong measure') ? '服务大局意思' : this.pick(words.measure);
    return `<!-- 事项：${this.pick(words.item)}；措施：${measure}；责任：${this.pick(words.department)}；时限：2026年${this.number(2, 11)}月底 -->`;
  }

  table() {
    const rows = Array.from({ length: this.number(4, 7) }, () => {
      const first = this.pick(words.measure);
      const second = this.pick(words.measure.filter((measure) => measure !== first));
      // Names alone say nothing: what is done stands behind them.
      const done = `${this.pick(words.branch)}每月会商${this.number(2, 9)}件案件`;
      const measure = this.slip('no measure') ? '' : `${first}、${second}：${done}`;
      const deadline = this.slip('no deadline') ? '' : `2026年${this.number(2, 11)}月底`;
      return `| ${this.pick(words.item)} | ${measure} | ${this.pick(words.department)} | ${deadline} |`;
    });
    return `| 业务事项 | 党建措施 | 责任部门 | 完成时限 |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
  }

  get tailBytes() {
    return this.references * 70;
  }

  /** Definitions and footnotes: half of them are used by links, half by footnotes. */
  tail() {
    return Array.from({ length: this.references }, (_, i) => {
      const id = i + 1;
      return `[ledger-${id}]: https://example.com/ledger/${id} "台账"\n\n[^${id}]: 以${id}号统计口径为准。\n`;
    }).join('\n');
  }
}
