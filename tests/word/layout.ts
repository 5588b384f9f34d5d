/**
 * How Word files of ours look when they are printed, in the figures of GB/T 9704—2012. LibreOffice squeezes and hangs out
 * punctuation in its own way, so lines are counted in pure Chinese.
 */
import { type Page, type Printed, dashBelow, inkBetween, printed, upright } from '../kit/word/office';
import { pureDraft } from '../kit/word/subjects';
import { type Figure, between, exactly, near } from './figures';

/** One of them is made of each draft: by name, and how. */
export type Make = (text: string, how?: { readonly review?: boolean; readonly seal?: boolean }) => Uint8Array;

/** 5.2.1: paper, 版心 and its margins in millimetres; a character of 3号 and one of 4号 as they are set. */
const paper = { width: 210, left: 28, right: 26, top: 37, bottom: 262, character: 5.556, small: 4.94 };

const isNumber = (text: string) => /^—\s*\d+\s*—$/.test(text);
const textLines = (page: Page) => page.lines.filter(({ text }) => !isNumber(text));
const flush = ({ left }: { left: number }) => left < paper.left + 1;

/** `sample` is a draft with everything in it, `wide` one with a table on a page turned sideways. */
export function layoutFigures(make: Make, sample: string, wide: string): Promise<Figure[]> {
  const files = new Map([
    ['pure', make(pureDraft)],
    ['sealed', make(pureDraft, { seal: true })],
    ['sample', make(sample)],
    ['review', make(sample, { review: true })],
    ['wide', make(wide)],
  ]);
  return printed(files, (all) => [
    ...ofLines(all.get('pure')!),
    ...ofNumbers(all.get('pure')!),
    ...ofSignature(all.get('pure')!),
    ...ofSeal(all.get('sealed')!),
    ...ofSample(all.get('sample')!, all.get('review')!),
    ...ofSideways(all.get('wide')!),
  ]);
}

function ofLines({ pages }: Printed): Figure[] {
  const body = pages.flatMap(textLines);
  // A line of running text that another follows: it is full.
  const full = body.filter(
    (line, i) => flush(line) && body[i + 1] !== undefined && flush(body[i + 1]!) && line.text.length > 20,
  );
  const counts = [...new Set(full.map(({ text }) => text.length))];
  const first = body.find((line) => line.left > paper.left + 10 && line.text.length === 26)!;
  const left = Math.min(...full.map((line) => line.left));
  return [
    exactly('characters in a line', 28, counts.length === 1 ? counts[0] : undefined),
    exactly('lines on a page', 22, textLines(pages[1]!).length),
    near('left edge (mm)', 28, 0.1, left),
    between('right edge (mm)', 26, 26.3, paper.width - Math.max(...full.concat(first).map((line) => line.right))),
    between('indent of a first line (mm)', 11.1, 11.4, first && first.left - left),
  ];
}

/** 7.5: the dash 7 mm below 版心; odd numbers one character from the right, even ones from the left. */
function ofNumbers(paged: Printed): Figure[] {
  return [...numberOf(paged, 0), ...numberOf(paged, 1)];
}

function numberOf(paged: Printed, page: number, where = ''): Figure[] {
  const ink = upright(paged.ink(page));
  const dash = dashBelow(ink, paper.bottom + 1);
  const at = inkBetween(ink, paper.bottom + 2, 290);
  const odd = page % 2 === 0;
  const edge = odd ? paper.right : paper.left;
  return [
    near(`${where}dash below 版心, ${odd ? 'odd' : 'even'} page (mm)`, 7, 0.3, dash && dash - paper.bottom),
    near(
      `${where}${odd ? 'odd number from the right' : 'even number from the left'} (mm)`,
      Math.round(edge + paper.small),
      0.3,
      odd ? at?.right : at?.left,
    ),
  ];
}

/** 7.3.5.2: the organ two characters from the right, the date begins two behind it. */
function ofSignature({ pages }: Printed): Figure[] {
  const [organ, date] = signature(pages);
  return [
    near('organ from the right (mm)', 37.1, 0.3, organ && paper.width - organ.right),
    near('date behind the organ’s start (mm)', 11.1, 0.4, organ && date && date.left - organ.left),
  ];
}

/** 7.3.5.1: the date four characters from the right, the organ centred on it. */
function ofSeal({ pages }: Printed): Figure[] {
  const [organ, date] = signature(pages);
  // LibreOffice puts room around figures whatever the styles say; the organ is set for a date without it.
  const width = date && [...date.text].reduce((sum, sign) => sum + (/\d/.test(sign) ? 0.5 : 1), 0) * paper.character;
  const middle = organ && paper.width - (organ.left + organ.right) / 2;
  return [
    near('with a seal: date from the right (mm)', 48.2, 0.5, date && paper.width - date.right),
    near(
      'with a seal: middle of the organ from that of the date (mm)',
      0,
      0.5,
      middle && width && middle - (paper.right + 4 * paper.character + width / 2),
    ),
  ];
}

function signature(pages: readonly Page[]) {
  const lines = pages.flatMap(textLines);
  const at = lines.findLastIndex(({ text }) => /^\d{4}年\d+月\d+日$/.test(text));
  return [lines[at - 1], lines[at]] as const;
}

function ofSample(clean: Printed, review: Printed): Figure[] {
  const [first] = clean.pages;
  const title = textLines(first!)[0]!;
  const table = clean.pages.findIndex(({ lines }) => lines.some(({ text }) => text.startsWith('业务事项')));
  const box = inkBetween(clean.ink(table), paper.top, paper.bottom);
  return [
    near('title centred on 版心 (mm)', 0, 1.5, (title.left + title.right) / 2 - (paper.left + 78)),
    exactly('pages of the sample, with nothing said in it', clean.pages.length, review.pages.length),
    near('left border of a table (mm)', paper.left, 0.4, box?.left),
    near('right border of a table (mm)', paper.right, 0.4, box?.right),
  ];
}

/** 7.6: on paper turned sideways the number keeps its place on the sheet. */
function ofSideways(paged: Printed): Figure[] {
  const size = (page: number) => {
    const at = inkBetween(upright(paged.ink(page)), paper.bottom + 2, 290);
    return at && 297 - at.bottom - at.top;
  };
  const whole = size(0);
  return paged.pages.flatMap(({ width, height }, i) => {
    if (width < height) return [];
    return [
      ...numberOf(paged, i, 'sideways: '),
      near('sideways: height of the number, nothing cut off (mm)', Number(whole?.toFixed(2)), 0.3, size(i)),
    ];
  });
}
