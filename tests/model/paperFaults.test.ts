/** Values of front matter that are printed: what is wrong, and what was meant. */
import { describe, expect, it } from 'vitest';
import {
  copyNumberFault,
  dateFault,
  documentNumberFault,
  secrecyFault,
  urgencyFault,
} from '../../server/src/model/grammar/paper/faults';

const wrong = (fault: { right?: string } | undefined) => fault && (fault.right ?? '');

describe('a date', () => {
  it.each([
    ['2026年1月18日', undefined],
    ['2024年2月29日', undefined],
    ['2026年×月×日', undefined],
    ['2026年  月  日', undefined],
    ['【待填：成文日期】', undefined],
    ['2026-01-18', '2026年1月18日'],
    ['2026/1/8', '2026年1月8日'],
    ['2026.1.8', '2026年1月8日'],
    ['2026年01月08日', '2026年1月8日'],
    ['2026 年 1 月 8 日', '2026年1月8日'],
    ['二〇二六年十二月三十一日', '2026年12月31日'],
    ['二○二六年一月八日', '2026年1月8日'],
    ['2026年1月8号', '2026年1月8日'],
    ['2026年2月30日', ''],
    ['2026年13月1日', ''],
    ['2026年1月', ''],
    ['26年1月8日', ''],
    ['元月八日', ''],
  ])('%s', (value, right) => {
    expect(wrong(dateFault(value))).toBe(right);
  });
});

describe('a number of a paper', () => {
  it.each([
    ['青检〔2026〕1号', undefined],
    ['青检党组发〔2026〕12号', undefined],
    ['第3号', undefined],
    ['青检〔2026〕 号', undefined],
    ['青检〔2026〕×号', undefined],
    ['青检（2026）1号', '青检〔2026〕1号'],
    ['青检[2026]第01号', '青检〔2026〕1号'],
    ['青检 〔2026〕 5 号', '青检〔2026〕5号'],
    ['青检〔2026年〕5', '青检〔2026〕5号'],
    ['青检〔26〕5号', ''],
    ['〔2026〕5号', ''],
    ['青检2026-5', ''],
  ])('%s', (value, right) => {
    expect(wrong(documentNumberFault(value))).toBe(right);
  });
});

describe('other values', () => {
  it.each([
    [copyNumberFault, '000001', undefined],
    [copyNumberFault, '1', '000001'],
    [copyNumberFault, '一号', ''],
    [secrecyFault, '秘密', undefined],
    [secrecyFault, '机密★1年', undefined],
    [secrecyFault, '机密★长期', undefined],
    [secrecyFault, '机密 ★ 1年', '机密★1年'],
    [secrecyFault, '机密*1年', '机密★1年'],
    [secrecyFault, '内部', ''],
    [urgencyFault, '特急', undefined],
    [urgencyFault, '平急', undefined],
    [urgencyFault, '急', ''],
  ] as const)('%o %s', (fault, value, right) => {
    expect(wrong(fault(value))).toBe(right);
  });
});
