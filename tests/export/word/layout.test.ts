import { describe, expect, it } from 'vitest';
import { closingOf } from '../../../server/src/export/word/closing';
import { columnsOf } from '../../../server/src/export/word/columns';
import { measuresOf, widthOf } from '../../../server/src/export/word/measures';
import { pictureSize } from '../../../server/src/export/word/picture';
import { titleBreaks } from '../../../server/src/export/word/title';
import { defaultWordSettings } from '../../../server/src/model/visible/settings';
import type { Grid } from '../../../server/src/model/visible/types';
import { paperOf } from '../../kit/paper';

const lines = (title: string) => {
  const places = [0, ...titleBreaks(title), title.length];
  return places.slice(1).map((place, i) => title.slice(places[i], place));
};

describe('a title', () => {
  it.each([
    ['云溪县人民检察院工作计划', ['云溪县人民检察院工作计划']],
    ['云溪县人民检察院2026年党建与业务融合工作计划', ['云溪县人民检察院2026年', '党建与业务融合工作计划']],
    ['关于2026年上半年党建与业务融合工作情况的报告', ['关于2026年上半年', '党建与业务融合工作情况的报告']],
    [
      '中共云溪县人民检察院党组关于印发《2026年党建与业务深度融合工作实施方案》的通知',
      ['中共云溪县人民检察院党组关于印发', '《2026年党建与业务深度融合工作实施方案》', '的通知'],
    ],
    ['云溪县人民检察院\n2026年工作计划', ['云溪县人民检察院\n2026年工作计划']],
  ])('%s is broken between words', (title, expected) => {
    expect(lines(title)).toEqual(expected);
  });

  it('stays in its line, whole in its numbers and names', () => {
    const organ = '云溪县人民检察院第一检察部党支部';
    const names = ['“三个善于”', '《工作办法（试行）》', '2026年', '１２３', '30%', '工作'];
    for (let seed = 0; seed < 400; seed++) {
      const title =
        organ.slice(0, 4 + (seed % 12)) + names.map((_, i) => names[(seed * (i + 1) + (seed >> 3)) % 6]).join('推进');
      for (const line of lines(title)) {
        expect(widthOf(line), title).toBeLessThanOrEqual(20);
        expect(line, title).not.toMatch(/^[的”》）年%]|[“《（]$/);
        expect(line.match(/“/g)?.length, title).toBe(line.match(/”/g)?.length);
      }
    }
  });

  it('of any length is answered', () => {
    expect(titleBreaks('')).toEqual([]);
    expect(titleBreaks('a'.repeat(30))).toEqual([]);
    expect(titleBreaks('党建'.repeat(100_000))).toEqual([]);
  });
});

const measures = measuresOf(defaultWordSettings);

describe('the page', () => {
  it('holds 22 lines of 28 characters in each pair of margins', () => {
    expect(measures).toMatchObject({
      top: 2098,
      bottom: 1984,
      left: 1588,
      right: 1474,
      width: 8844,
      line: 579,
      spacing: -5,
    });
    const other = measuresOf({ ...defaultWordSettings, margins: { top: 34.6, bottom: 32.6, left: 28, right: 26 } });
    expect(other.line * 22).toBeLessThanOrEqual(other.height);
    expect((other.line + 1) * 22).toBeGreaterThan(other.height);
    for (const { pitch, width } of [measures, other]) expect(Math.floor(width / pitch)).toBe(28);
  });
});

describe('the signature', () => {
  const { pitch, width } = measures;
  const at = (organ: string, date: string, seal: boolean) => {
    const { organs, date: place } = closingOf([organ], date, seal, measures);
    const organEnd = width - organs[0]!;
    const organStart = organEnd - widthOf(organ) * pitch;
    const dateStart = 'left' in place ? place.left : width - place.right - widthOf(date) * pitch;
    const dateEnd = dateStart + widthOf(date) * pitch;
    return { organStart, organEnd, dateStart, dateEnd };
  };

  it('without a seal ends two characters from the right, its date begins two behind its beginning', () => {
    const { organStart, organEnd, dateStart } = at('云溪县人民检察院办公室', '2026年1月8日', false);
    expect(organEnd).toBe(width - 2 * pitch);
    expect(dateStart - organStart).toBe(2 * pitch);
  });

  it('moves where the date is longer', () => {
    const { organStart, dateStart, dateEnd } = at('党支部', '2026年11月18日', false);
    expect(dateEnd).toBe(width - 2 * pitch);
    expect(dateStart - organStart).toBe(2 * pitch);
  });

  it('with a seal stands in the middle over the date', () => {
    const { organStart, organEnd, dateStart, dateEnd } = at('云溪县检察院', '2026年1月8日', true);
    expect(dateEnd).toBe(width - 4 * pitch);
    expect(Math.abs(organStart + organEnd - dateStart - dateEnd)).toBeLessThan(3);
  });

  it('never stands over the edge', () => {
    for (const organ of ['院', '中共云溪县委政法委员会执法监督协调领导小组办公室', '院'.repeat(40)]) {
      for (const seal of [true, false]) {
        const { organs, date } = closingOf([organ], '2026年1月8日', seal, measures);
        expect(Math.min(...organs, ...Object.values(date))).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('columns', () => {
  const grid = (rows: readonly (readonly string[])[]) => paperOf([{ rows }]).blocks[0] as Grid;
  const widths = (rows: readonly (readonly string[])[], total = 8844) =>
    columnsOf(grid(rows), total).map(({ width }) => width);

  it('fill the width and are never negative, however many', () => {
    for (const count of [1, 2, 7, 40, 63, 90]) {
      const row = Array.from({ length: count }, (_, i) => '内容'.repeat((i * 7) % 30));
      const all = widths([row, row, row.slice(2)]);
      expect(all.length).toBe(Math.min(count, 63));
      expect(all.reduce((a, b) => a + b, 0)).toBe(8844);
      expect(Math.min(...all)).toBeGreaterThan(0);
    }
  });

  it('of few words take what they need, the others share the rest', () => {
    const long = '第一党支部组建党员攻坚小组，每月开一次案例复盘会，典型案例报会议学习';
    const [number, measure, owner] = widths([
      ['序号', '党建措施', '责任部门'],
      ['1', long, '第一检察部'],
    ]);
    expect(owner).toBeGreaterThanOrEqual(5 * 240);
    expect(number).toBeLessThan(owner!);
    expect(measure).toBeGreaterThan(2 * owner!);
  });

  it('of short words only are set in the middle', () => {
    const all = columnsOf(
      grid([
        ['事项', '时限'],
        ['认罪认罚从宽制度适用', '每季度末'],
      ]),
      8844,
    );
    expect(all.map(({ short }) => short)).toEqual([false, true]);
  });
});

describe('the size of a picture', () => {
  const bytes = (...values: number[]) => Uint8Array.from([...values, ...new Array(40).fill(0)]);
  it('is read off its first bytes', () => {
    const png = bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 3, 32, 0, 0, 1, 44);
    expect(pictureSize(png)).toEqual({ width: 800, height: 300, ending: 'png' });
    expect(pictureSize(bytes(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 10, 0, 20, 0))).toMatchObject({
      width: 10,
      height: 20,
    });
    const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 0, 50, 0, 60);
    expect(pictureSize(jpeg)).toEqual({ width: 60, height: 50, ending: 'jpeg' });
    expect(pictureSize(bytes(0x42, 0x4d, ...new Array(16).fill(0), 7, 0, 0, 0, 0xf8, 0xff, 0xff, 0xff))).toEqual({
      width: 7,
      height: 8,
      ending: 'bmp',
    });
  });

  it('is unknown of what is none', () => {
    for (const other of [
      new Uint8Array(),
      bytes(0xff, 0xd8),
      bytes(0xff, 0xd8, 0xff, 0xff),
      bytes(0x89, 0x50),
      bytes(1, 2),
    ]) {
      expect(pictureSize(other)).toBeUndefined();
    }
  });
});
