/** Why an item was dropped or changed, in results and in columns of their own. */
import { describe, expect, it } from 'vitest';
import { goesOnAfter, readReason } from '../../server/src/model/grammar/adjustment';

const reason = (text: string) => {
  const span = readReason(text);
  return span && text.slice(span.start, span.end);
};

describe('reason', () => {
  it.each([
    ['取消（机构改革后职责划转）', '机构改革后职责划转'],
    ['取消(职责划转)', '职责划转'],
    ['已取消：上级统一部署，由市院组织实施', '上级统一部署，由市院组织实施'],
    ['已取消，原因是承办部门撤并', '承办部门撤并'],
    ['因机构改革取消', '机构改革'],
    ['由于职责划转至市院，经党组研究，不再实施', '职责划转至市院'],
    ['受汛情影响，推迟至10月', '受汛情影响'],
    ['该项任务已终止（项目资金未到位）', '项目资金未到位'],
    ['结转至2027年（专网尚未建成）', '专网尚未建成'],
    ['延期，因场地改造未完工', '场地改造未完工'],
    ['暂缓实施：等待上级院出台细则', '等待上级院出台细则'],
    ['并入“检护民生”专项，不再单列。', '不再单列'],
    ['  **取消**', undefined],
    ['取消', undefined],
    ['取消（）', undefined],
    ['取消（待定）', undefined],
    ['结转（2027年）', undefined],
    ['结转至2027年3月', undefined],
    ['取消，已完成', undefined],
    ['对3件案件中止审查（均已告知当事人）', undefined],
    ['中止审查3件，终止审查2件', undefined],
    ['举行听证23场（因场地限制，9场在乡镇举行）', undefined],
    ['已完成', undefined],
    ['', undefined],
  ])('%s: %s', (text, expected) => expect(reason(text)).toBe(expected));
});

describe('adjustment', () => {
  it.each([
    ['职责划转', false],
    ['机构改革后由市院统一办理', false],
    ['完成时限调整为9月底', true],
    ['改为每季度一次', true],
    ['更名为“检护民生”专项', true],
    ['延期至2027年3月', true],
    ['', false],
  ])('after “%s” the item goes on: %s', (text, expected) => expect(goesOnAfter(text)).toBe(expected));
});
