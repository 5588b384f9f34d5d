/** 〔2026〕5号: bent brackets, full year, no 第, no leading zero. */
import { matches } from '../base/matches';
import { prose } from '../model/block/mask';
import { defineRule } from '../model/rule/rule';

export const rule = defineRule({
  id: 'document-number',
  title: '发文字号的写法',
  family: 'slips',
  severity: { draft: 'warning', review: 'error', submit: 'error' },
  why: '发文字号的年份用六角括号“〔〕”括起，写全四位；序号不加“第”，不编虚位（GB/T 9704—2012 第7.2.5条）。案号如“（2026）陕01刑初5号”用圆括号，不在其内。',
  how: '改为“〔2026〕5号”的样子。',
  block({ facts, source, report }) {
    const text = prose(facts, source);
    if (!text.includes('号')) return;
    for (const match of matches(text, pattern)) {
      const [found, open, year, close, ordinal, number] = match as unknown as string[];
      const right = `〔${year}〕${Number(number)}号`;
      if (found!.replace(/\s/g, '') === right) continue;
      const wrong = [
        open !== '〔' || close !== '〕' ? '年份用六角括号“〔〕”' : '',
        ordinal ? '序号不加“第”' : '',
        number!.startsWith('0') ? '序号前不加“0”' : '',
      ].filter(Boolean);
      const start = match.index;
      const end = start + found!.length;
      report({
        span: { start, end },
        message: `发文字号应写作“${right}”：${wrong.join('，')}。`,
        fixes: () => [{ title: `改为“${right}”`, safe: true, preferred: true, edits: [{ start, end, text: right }] }],
      });
    }
  },
});

/** Behind the organ's short name. A case number has more words between the year and the figure. */
const pattern = /([[［【(（〔])(?<=[\u4e00-\u9fff] ?.)\s?((?:19|20)\d{2})\s?([\]］】)）〕])\s?(第?)\s?(\d{1,5})\s?号/g;
