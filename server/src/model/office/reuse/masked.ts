/** Words as they are compared with those of another year: what differs by the year alone is masked, signs do not count. */
import type { Framework } from '../../../frame/schema';
import { departmentSpans } from '../../grammar/responsible';

/** Organs by their place, so far as it can be told: 云溪县人民检察院, 丹江市委. */
const organs =
  /(?:[\u4e00-\u9fff]{2,3}[省市县区州盟旗]){1,3}(?=人民|检察院|法院|公安局|司法局|政法委|纪委|监委|党委|委|政府|院|局)/g;

/** Persons by what they are, before or behind their names: 李明同志, 副检察长王建国带队. */
const persons =
  /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马方任袁柳鲍史唐费薛雷贺倪汤罗郝安于傅齐康伍余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮季贾江颜郭梅林钟徐邱骆高夏蔡田胡霍万柯卢莫房丁邓洪包左石崔龚程邢裴陆翁段侯武刘龙叶黎白赖乔谭申冉温庄晏瞿阎习向古廖耿欧涂曾关][\u4e00-\u9fff]{1,2}(?:(?=副?(?:检察长|主任)|同志|书记|部长|庭长|局长|院长|组长|检察官)|(?<=(?:检察长|书记|主任|部长|组长|检察官|承办人)[\u4e00-\u9fff]{2,3})(?=[带任牵负，。、；：（]))/g;

/** 今年, 去年; 上半年, 下半年. */
const relative = /[今去上明本当](?=年)|[上下](?=半年)/g;

const figures = new Set([...'零〇○一二三四五六七八九十百千万亿两几'].map((sign) => sign.charCodeAt(0)));
/** Stands for a figure, however long. */
const figure = 48;

/** The characters that count, figures as one sign each; `text` has what is only cited blanked out. */
export function masked(text: string, frame: Framework): number[] {
  const out: number[] = [];
  const names = departmentSpans(text, frame);
  let next = 0;
  let rest = '';
  for (const { start, end } of names) {
    rest += text.slice(next, start);
    next = end;
  }
  rest += text.slice(next);
  const words = rest.replace(organs, '').replace(persons, '').replace(relative, '');
  for (let i = 0; i < words.length; i++) {
    const code = letter(words.charCodeAt(i));
    if (code !== 0 && !(code === figure && out.at(-1) === figure)) out.push(code);
  }
  return out;
}

/** 0 for what is no letter. */
function letter(code: number): number {
  if (code >= 0x3400 && code <= 0x9fff) return figures.has(code) ? figure : code;
  const narrow = code >= 0xff10 && code <= 0xff5a ? code - 0xfee0 : code;
  if (narrow >= 48 && narrow <= 57) return figure;
  if (narrow >= 97 && narrow <= 122) return narrow;
  if (narrow >= 65 && narrow <= 90) return narrow + 32;
  // Beyond the first plane: rare characters.
  if (code >= 0xd800 && code <= 0xdfff) return code;
  return code === 0x3007 || code === 0x25cb ? figure : 0;
}
