import { expect, it } from 'vitest';
import { fileLinks } from '../../server/src/features/shape/links';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';

function links(text: string, kind: string | undefined = '工作总结'): string[] {
  const doc = Doc.open('file:///w/2026/a.md', text, builtin, { kind });
  return fileLinks(doc).map(({ span, uri }) => `${doc.slice(span)} → ${decodeURIComponent(uri)}`);
}

it('the plan and the attachments of the front matter', () => {
  expect(links('---\n计划: ../计划/年度计划.md\n附件:\n  - 任务表.xlsx\n  - "台账.docx"\n---\n')).toEqual([
    '../计划/年度计划.md → file:///w/计划/年度计划.md',
    '任务表.xlsx → file:///w/2026/任务表.xlsx',
    '台账.docx → file:///w/2026/台账.docx',
  ]);
});

it('one path a value, whatever signs its name holds; several as a list or behind their endings', () => {
  const to = (value: string) => links(`---\n计划: ${value}\n---\n`).map((link) => link.split(' → ')[0]);
  expect(to('2026年 计划（一、二稿）.md')).toEqual(['2026年 计划（一、二稿）.md']);
  expect(to('"年度, 计划；初稿.md"')).toEqual(['年度, 计划；初稿.md']);
  expect(to('甲（一、二稿）.md、乙.md；丙.docx')).toEqual(['甲（一、二稿）.md', '乙.md', '丙.docx']);
  expect(to('\n  - 甲（一、二稿）.md\n  - "乙, 丙.md"')).toEqual(['甲（一、二稿）.md', '乙, 丙.md']);
  expect(to('[甲.md, "乙, 丙.md"]')).toEqual(['甲.md', '乙, 丙.md']);
  expect(to('《甲.md》、《乙.md》')).toEqual(['甲.md', '乙.md']);
});

it('files in the note of attachments; mere titles are none', () => {
  expect(links('# 工作总结\n\n正文见报表.xlsx。\n\n附件：1. 任务清单.md\n2. 领导小组名单\n3. 数据 表.pdf\n')).toEqual([
    '任务清单.md → file:///w/2026/任务清单.md',
    '表.pdf → file:///w/2026/表.pdf',
  ]);
});

it('none for addresses, paths from the root, and files that are no drafts', () => {
  for (const path of [
    'https://example.com/a.md',
    '/etc/a.txt',
    'command:a.md',
    'FILE:///a.md',
    '\\\\host\\a.md',
    '//host/a.md',
  ]) {
    expect(links(`---\n计划: ${path}\n附件: ${path}\n---\n`)).toEqual([]);
  }
  const doc = Doc.open('file:///w/a.md', '---\n计划: b.md\n---\n\n# 说明\n', builtin);
  expect(fileLinks(doc)).toEqual([]);
});
