import { describe, expect, it } from 'vitest';
import { type MeasureChoices, measureChoices } from '../../server/src/features/write/insertMeasure';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { draft, edited, findings } from './kit';

const title = '# 云溪县人民检察院2026年工作计划\n\n';
const table = `${title}| 业务事项 | 党建措施 | 责任部门 |\n| --- | --- | --- |\n`;

function choices(marked: string, style: 'comment' | 'visible' = 'comment', item?: string) {
  const { doc, at } = draft(marked);
  const found = measureChoices(doc, at, style, item);
  /** The text after a choice, without what stands above the place. */
  const write = (group: number, choice: number, above = title) => {
    return edited(doc.text, [found.groups[group]!.choices[choice]!.edit]).slice(above.length);
  };
  return { doc, found, write };
}

const names = ({ groups }: MeasureChoices) => groups.map(({ name }) => name);

describe('measures for the item in a table row', () => {
  it('fill the measure cell, wherever in the row the cursor is', () => {
    const { found, write } = choices(`${table}| 公益诉讼 |  | 第四检⟦⟧察部 |\n\n`);
    expect(found.place).toBe('cell');
    expect(found.item).toBe('公益诉讼');
    expect(write(0, 0, table)).toBe(`| 公益诉讼 | ${found.groups[0]!.name} | 第四检察部 |\n`);
  });

  it('take the place of a placeholder and follow what stands there', () => {
    const placeholder = choices(`${table}| 公益诉讼 | 【待填：党建措施】⟦⟧ | 四部 |\n\n`);
    expect(placeholder.write(0, 0, table)).toBe(`| 公益诉讼 | ${placeholder.found.groups[0]!.name} | 四部 |\n`);
    const crosses = choices(`${table}| 公益诉讼 | ×××× | 四⟦⟧部 |\n\n`);
    expect(crosses.write(0, 0, table)).toBe(`| 公益诉讼 | ${crosses.found.groups[0]!.name} | 四部 |\n`);
    const more = choices(`${table}| 公益诉讼 | 案件质量评查⟦⟧ | 四部 |\n\n`);
    expect(more.write(0, 0, table)).toBe(`| 公益诉讼 | 案件质量评查；${more.found.groups[0]!.name} | 四部 |\n`);
  });

  it('come best first, and say whom they fit', () => {
    const { found } = choices(`${table}| 公益诉讼 | ⟦⟧ | 四部 |\n`);
    expect(new Set(names(found)).size).toBe(9);
    const [, first] = found.groups[0]!.choices;
    expect(first!.detail).toBe('适合“公益诉讼”');
  });

  it('are recognised once written: each of them ties the item', () => {
    const { doc, found } = choices(`${table}| 公益诉讼 | ⟦⟧ | 四部 |\n`);
    for (const { name, choices } of found.groups) {
      for (const { label, edit } of choices) {
        const after = Doc.open('file:///a.md', edited(doc.text, [edit]), builtin, { kind: '工作计划' });
        const ids = after.entries[0]!.measures.map(({ id }) => id);
        const wanted = builtin.dimensions.flatMap(({ measures }) => measures).find((measure) => measure.name === name);
        expect(ids, label).toContain(wanted!.id);
        expect(findings(after, 'untied-item', 'unknown-measure'), label).toEqual([]);
      }
    }
  });
});

describe('measures for the item in running text', () => {
  it('set a mark behind the sentence, in the style of the settings', () => {
    const text = `${title}全年办理公益⟦⟧诉讼案件12件。其他照常。`;
    const { found, write } = choices(text);
    const { name } = found.groups[0]!;
    expect([found.place, found.item]).toEqual(['prose', '公益诉讼案件']);
    expect(write(0, 0)).toBe(`全年办理公益诉讼案件12件。<!-- 措施：${name} -->其他照常。`);
    expect(choices(text, 'visible').write(0, 0)).toBe(`全年办理公益诉讼案件12件。【措施：${name}】其他照常。`);
  });

  it('or write a sentence behind it', () => {
    const { found, write } = choices(`${title}全年办理公益诉讼案件12件。⟦⟧`);
    const { label } = found.groups[0]!.choices[1]!;
    expect(write(0, 1)).toMatch(/^全年办理公益诉讼案件12件。.*。$/);
    expect(write(0, 1)).toContain(label);
  });

  it('join the mark that the sentence has, or that the cursor is in', () => {
    const behind = choices(`${title}全年办理公益⟦⟧诉讼案件12件。<!-- 措施：政治能力 -->`);
    expect(behind.found.place).toBe('mark');
    expect(behind.write(1, 0)).toBe(`全年办理公益诉讼案件12件。<!-- 措施：政治能力、${names(behind.found)[1]} -->`);
    const inside = choices(`${title}【事项：公益诉讼；措施：⟦⟧】`);
    expect(inside.write(0, 0)).toBe(`【事项：公益诉讼；措施：${names(inside.found)[0]}】`);
    const open = choices(`${title}【事项：公益诉讼；措施：××措施⟦⟧；责任：四部】`);
    expect(open.write(0, 0)).toBe(`【事项：公益诉讼；措施：${names(open.found)[0]}；责任：四部】`);
    const without = choices(`${title}<!-- 事项：公益诉讼；责任：四⟦⟧部 -->`);
    expect(without.write(0, 0)).toBe(`<!-- 事项：公益诉讼；责任：四部；措施：${names(without.found)[0]} -->`);
  });

  it('are offered in an empty file too', () => {
    const { found, write } = choices('⟦⟧');
    expect(found.item).toBeUndefined();
    expect(write(0, 0, '')).toBe(`<!-- 措施：${names(found)[0]} -->`);
  });
});

describe('a whole mark for an item', () => {
  it('stands behind the sentence and reads back', () => {
    for (const style of ['comment', 'visible'] as const) {
      const { doc, found } = choices(`${title}今年重点抓⟦⟧好流域治理。`, style, '丹江流域公益诉讼');
      for (const { label, edit } of found.groups.flatMap((group) => group.choices)) {
        const after = Doc.open('file:///a.md', edited(doc.text, [edit]), builtin, { kind: '工作计划' });
        expect(after.entries.length, label).toBe(1);
        expect(after.slice(after.entries[0]!.item!)).toBe('丹江流域公益诉讼');
        expect(findings(after, 'untied-item', 'unknown-measure'), label).toEqual([]);
      }
    }
  });

  it('holds nothing that would end it', () => {
    expect(choices('甲⟦⟧', 'visible', '一【二】；三').write(0, 0, '')).toMatch(
      /^甲【事项：一，二，，三；措施：[^】]+】$/,
    );
    expect(choices('甲⟦⟧', 'comment', '一-->二').write(0, 0, '')).toMatch(/^甲<!-- 事项：一——>二；措施：\S+ -->$/);
  });
});
