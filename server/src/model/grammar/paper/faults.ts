/** What is wrong with values of front matter that are printed on the paper (GB/T 9704—2012, 7.2 to 7.4). */
import { parseChinese } from '../../../base/numerals';
import { daysIn } from '../period';

export interface PaperFault {
  /** Chinese. */
  readonly message: string;
  /** What was meant, where that is sure. */
  readonly right?: string;
}

/** The place of something that is still to come: 2026年×月×日, 〔2026〕 号, 【待填】. */
const open = /[×＿_□【】]|[Xx]{2}|年[\s\u3000]+月|月[\s\u3000]+日|〕[\s\u3000]*号|待[填定补]/;

const figure = '(\\d{1,2}|[〇零一二三四五六七八九十]{1,3})';
const day = new RegExp(
  `^(\\d{4}|[〇零○一二三四五六七八九]{4})\\s*(?:年|[-/.])\\s*${figure}\\s*(?:月|[-/.])\\s*${figure}\\s*[日号]?$`,
);

/** 成文日期、印发日期: year, month and day in Arabic figures, none of them with a zero in front (7.3.5.4). */
export function dateFault(value: string): PaperFault | undefined {
  if (open.test(value)) return undefined;
  const match = day.exec(value.trim());
  if (!match) return { message: `日期“${value}”要写全年、月、日，如“2026年1月18日”。` };
  const [year, month, date] = [yearOf(match[1]!), ...match.slice(2).map(numberOf)] as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) {
    return { message: `没有“${value}”这一天。` };
  }
  const right = `${year}年${month}月${date}日`;
  return right === value
    ? undefined
    : { message: `日期用阿拉伯数字写全年、月、日，月、日前面不加“0”：${right}。`, right };
}

const numberOf = (written: string) =>
  /^\d/.test(written) ? Number(written) : (parseChinese(written.replace(/零/g, '〇')) ?? 0);

function yearOf(written: string): number {
  return Number(
    written.replace(/[^\d]/g, (sign) => String('〇一二三四五六七八九'.indexOf(sign.replace(/[零○]/, '〇')))),
  );
}

const number =
  /^([^\s\d〔（([【［]{1,20})\s*[〔（([［]\s*((?:19|20)\d\d)\s*年?\s*[〕）)\]］]\s*(?:第\s*)?0*([1-9]\d{0,4})\s*号?$/;

/** 发文字号: the organ's short name, the year in 〔〕, a number without 第 and without a zero in front (7.2.5). */
export function documentNumberFault(value: string): PaperFault | undefined {
  // An order has a number alone.
  if (open.test(value) || /^第[1-9]\d{0,4}号$/.test(value)) return undefined;
  const match = number.exec(value.trim());
  const rules = '年份写全，用六角括号“〔〕”，序号不加“第”“0”，后面写“号”';
  if (!match) return { message: `发文字号“${value}”要写成“青检〔2026〕1号”的样子：机关代字、年份、序号；${rules}。` };
  const right = `${match[1]}〔${match[2]}〕${match[3]}号`;
  return right === value ? undefined : { message: `发文字号应写作“${right}”：${rules}。`, right };
}

/** 份号: six Arabic figures (7.2.1). */
export function copyNumberFault(value: string): PaperFault | undefined {
  if (open.test(value) || /^\d{6}$/.test(value)) return undefined;
  const right = /^\d{1,5}$/.test(value) ? value.padStart(6, '0') : undefined;
  return { message: '份号用6位阿拉伯数字，如“000001”。', ...(right && { right }) };
}

/** 密级 with 保密期限 behind a star (7.2.2). */
export function secrecyFault(value: string): PaperFault | undefined {
  if (open.test(value) || /^(?:绝密|机密|秘密)(?:★[^★\s]{1,20})?$/.test(value)) return undefined;
  const match = /^(绝密|机密|秘密)\s*[☆*＊·\s]\s*([^★☆*＊\s]{1,20})$/.exec(value.replace(/\s*★\s*/, ' '));
  const right = match ? `${match[1]}★${match[2]}` : undefined;
  return { message: '密级只写“绝密”“机密”“秘密”，保密期限写在“★”后面，如“机密★1年”。', ...(right && { right }) };
}

/** 紧急程度 of papers, and of telegrams (7.2.3). */
export function urgencyFault(value: string): PaperFault | undefined {
  if (open.test(value) || /^(?:特急|加急|特提|平急)$/.test(value)) return undefined;
  return { message: '紧急程度只写“特急”“加急”，电报另有“特提”“平急”。' };
}
