/**
 * Word files as offices make them: each a way of its own to write the same kind of paper. Our own words throughout.
 */
import { commented, comment, del, type Docx, ins, list, numbered, p, r, style, styled, tbl, tc, tr } from './docx';

const size = (half: number) => `<w:sz w:val="${half}"/>`;
const font = (name: string) => `<w:rFonts w:eastAsia="${name}"/>`;
const centred = '<w:jc w:val="center"/>';
const right = '<w:jc w:val="right"/>';
const indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** Running text set by hand: no style, everything in the runs. */
const body = (text: string) => p(r(text, font('仿宋_GB2312') + size(32)), indented);
const title = (text: string) => p(r(text, font('方正小标宋简体') + size(44)), centred);
const heading1 = (text: string) => p(r(text, font('黑体') + size(32)), indented);
const blank = p('');

/** A plan whose table merges what belongs together. */
export const mergedCells: Docx = {
  body:
    title('云溪县人民检察院') +
    title('2026年党建与业务融合工作计划') +
    blank +
    body('为把党建工作做到办案一线，结合本院实际，制定本计划。') +
    heading1('一、重点任务') +
    body('全年任务见下表。') +
    tbl([
      tr([tc('2026年重点任务清单', '<w:gridSpan w:val="6"/>')]),
      tr(
        [
          tc('序号', '<w:vMerge w:val="restart"/>'),
          tc('业务事项', '<w:vMerge w:val="restart"/>'),
          tc('党建措施', '<w:vMerge w:val="restart"/>'),
          tc('责任分工', '<w:gridSpan w:val="2"/>'),
          tc('完成时限', '<w:vMerge w:val="restart"/>'),
        ],
        '<w:tblHeader/>',
      ),
      tr(
        [
          tc('', '<w:vMerge/>'),
          tc('', '<w:vMerge/>'),
          tc('', '<w:vMerge/>'),
          '责任部门',
          '责任人',
          tc('', '<w:vMerge/>'),
        ],
        '<w:tblHeader/>',
      ),
      tr([
        tc('1', '<w:vMerge w:val="restart"/>'),
        tc('河湖公益诉讼', '<w:vMerge w:val="restart"/>'),
        '与县水利局机关党支部结对共建，每季度巡河一次',
        tc('第四检察部', '<w:vMerge w:val="restart"/>'),
        '第四党支部书记',
        '2026年9月底前',
      ]),
      tr([
        tc('', '<w:vMerge/>'),
        tc('', '<w:vMerge/>'),
        '党员先锋岗轮流值守举报电话',
        tc('', '<w:vMerge/>'),
        '值守党员',
        '2026年12月底前',
      ]),
      tr([
        '2',
        '群众来信回复',
        tc(p('院党组成员包案') + p('每周三党员接访')),
        '第五检察部',
        tc('控申负责人', '<w:gridSpan w:val="2"/>'),
      ]),
      tr([tc('注：时限以当月最后一个工作日为准。', '<w:gridSpan w:val="6"/>')]),
    ]) +
    p(r('云溪县人民检察院', size(32)), right) +
    p(r('2026年1月20日', size(32)), right),
};

/** Everything by hand, with a printed head in a table and an imprint in another one. */
export const printedPaper: Docx = {
  body:
    tbl([
      tr([tc(p('000012'), '<w:gridSpan w:val="2"/>')]),
      tr([tc(p(r('云溪县人民检察院文件', font('方正小标宋简体') + size(72)), centred), '<w:gridSpan w:val="2"/>')]),
      tr(['云检发〔2026〕3号', '签发人：柳岸']),
    ]) +
    blank +
    title('云溪县人民检察院') +
    title('关于2026年上半年党建与业务融合') +
    title('工作情况的报告') +
    blank +
    p(r('中共云溪县委：', size(32))) +
    body('　　现将上半年工作情况报告如下。') +
    heading1('　　一、工作开展情况') +
    p(
      r('（一）攻坚小组啃下积案。', font('楷体_GB2312') + size(32)) +
        r('第一党支部抽调五名党员会诊疑难案件，办结7件。', font('仿宋_GB2312') + size(32)),
      indented,
    ) +
    p(
      r('（二）接访日不落空。', font('楷体_GB2312') + size(32)) +
        r('收到群众来信31件，均已回复。', font('仿宋_GB2312') + size(32)),
      indented,
    ) +
    heading1('二、存在的问题') +
    body('党建措施与办案结合还不够紧。') +
    heading1('三、下一步打算') +
    body('7月底前由第一党支部牵头建立会商机制。') +
    body('附件：1. 融合任务清单') +
    body('　　　2. 支部联系点名单') +
    p(r('中共云溪县人民检察院党组', size(32)), right) +
    p(r('2026年7月6日', size(32)), right) +
    body('（联系人：青禾，电话：000—0000000）') +
    tbl([
      tr([tc('抄送：县委直属机关工作委员会。', '<w:gridSpan w:val="2"/>')]),
      tr(['云溪县人民检察院办公室', '2026年7月6日印发']),
    ]),
  footer: p('<w:r><w:t>— 1 —</w:t></w:r>'),
  header: p('内部材料，注意保管'),
};

/** Styles of Word, numbers of Word, a table of contents of Word. */
export const styledPaper: Docx = {
  styles:
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    style('T', 'Title', `<w:pPr>${centred}</w:pPr><w:rPr>${size(44)}</w:rPr>`, 'a') +
    [1, 2, 3]
      .map((n) =>
        style(
          `H${n}`,
          `heading ${n}`,
          `<w:pPr><w:numPr><w:ilvl w:val="${n - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="${n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>`,
          'a',
        ),
      )
      .join('') +
    style('L', 'List Paragraph', '', 'a') +
    style('C', 'toc 1', '', 'a'),
  numbering:
    list(1, [
      ['chineseCountingThousand', '%1、'],
      ['chineseCountingThousand', '（%2）'],
      ['decimal', '%3.'],
    ]) +
    list(2, [
      ['decimal', '%1.'],
      ['decimal', '（%2）'],
    ]) +
    list(3, [
      ['bullet', ''],
      ['bullet', ''],
    ]),
  body:
    styled('T', '云溪县人民检察院2026年党建与业务融合工作计划') +
    p('目　录') +
    styled('C', `${r('一、总体要求')}<w:r><w:tab/></w:r>${r('1')}`) +
    styled('C', `${r('二、重点任务')}<w:r><w:tab/></w:r>${r('2')}`) +
    styled('H1', '总体要求') +
    p('围绕高质效办好每一个案件，坚持党建和业务同部署。') +
    styled('H1', '重点任务') +
    styled('H2', '办好民生案件') +
    p('着重抓好下列事项：') +
    numbered(2, 0, '支持农民工讨薪起诉，第二党支部在园区设联系点。') +
    numbered(2, 0, '化解行政争议，支部书记主持公开听证。') +
    numbered(2, 1, '每季度不少于两场；') +
    styled('H2', '管好案件质量') +
    styled('H3', '评查') +
    p('评查结果与先进党支部评选挂钩。') +
    styled('H3', '通报') +
    p('每季度通报一次。') +
    numbered(3, 0, '通报范围：全院') +
    numbered(3, 1, '各支部') +
    numbered(3, 0, '通报方式：书面') +
    styled('H1', '组织保障') +
    p('检察长负总责。'),
};

/** The same by direct formatting only, numbers by hand, wide blanks for indents, letters of the title set apart. */
export const plainPaper: Docx = {
  body:
    p(r('工 作 总 结', size(44)), centred) +
    p(r('（2025年12月）', size(32)), centred) +
    body('　　一年来，第三党支部把支部建在办案组上，办案和党建一起抓。') +
    p(r('一、主要做法', `<w:b/>${size(32)}`)) +
    p(r('(一)建好联系点', `<w:b/>${size(32)}`)) +
    body('1、在三个乡镇设联系点，接待群众48人次。') +
    body('2、每月组织一次主题党日。') +
    p(r('(二)用好听证', `<w:b/>${size(32)}`)) +
    p(`${r('举行公开听证9场，', size(32))}<w:r><w:br/></w:r>${r('　　邀请人民监督员参加。', size(32))}`) +
    p(r('二、不足', `<w:b/>${size(32)}`)) +
    body('个别支部活动不正常。') +
    body('第三党支部　　　2025年12月26日'),
};

/** Tracked changes, comments with an answer, one that was dealt with, a joined paragraph. */
export const reviewedPaper: Docx = {
  body:
    title('云溪县人民检察院2026年工作计划') +
    heading1('一、工作目标') +
    p(
      r('全年举行公开听证不少于', size(32)) +
        del('10') +
        ins('15') +
        r('场，', size(32)) +
        commented(1, r('每季度调度一次', size(32))) +
        r('。', size(32)),
    ) +
    p(r('办案', size(32)), '<w:rPr><w:del w:id="9" w:author="王检察长" w:date="2026-01-18T09:00:00Z"/></w:rPr>') +
    p(r('和党建同步推进。', size(32))) +
    `<w:p><w:pPr><w:rPr><w:ins w:id="8" w:author="王检察长" w:date="2026-01-18T09:00:00Z"/></w:rPr></w:pPr>${ins('新增一段：压实支部书记责任。')}</w:p>` +
    p(del('此段删去。'), '<w:rPr><w:del w:id="9" w:author="王检察长" w:date="2026-01-18T09:00:00Z"/></w:rPr>') +
    tbl([
      tr(['业务事项', '党建措施', '责任部门']),
      tr(['群众来信回复', tc(p(commented(2, '党员接访'))), '第五检察部']),
      tr(
        ['积案清理', '每月会商一次', '第一检察部'],
        '<w:ins w:id="7" w:author="李副检察长" w:date="2026-01-19T09:00:00Z"/>',
      ),
    ]),
  comments:
    comment(1, '写明由谁调度', '王检察长', 'A1') +
    comment(2, '改为包案|接访-->', '李副检察长', 'A2') +
    comment(3, '由办公室调度', '青禾', 'A3') +
    comment(4, '已改', '青禾', 'A4'),
  commentsExtended:
    '<w15:commentEx w15:paraId="A3" w15:paraIdParent="A1" w15:done="0"/><w15:commentEx w15:paraId="A4" w15:done="1"/>',
};

/** A text box with the title, content controls, hidden text, a footnote, a picture, an endnote, symbols. */
export const furnishedPaper: Docx = {
  body:
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${title('云溪县人民检察院2026年第一季度工作情况报告')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${title('旧的标题')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ) +
    `<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent>${body('一季度办理案件23件。')}</w:sdtContent></w:sdt>` +
    p(
      r('认罪认罚适用率', size(32)) +
        '<w:r><w:footnoteReference w:id="2"/></w:r>' +
        r('为90%', size(32)) +
        r('隐藏的底稿', '<w:vanish/>') +
        '<w:r><w:endnoteReference w:id="2"/></w:r>' +
        r('。', size(32)),
    ) +
    p(
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="听证现场"/><a:blip r:embed="a.png"/></wp:inline></w:drawing></w:r>',
      centred,
    ) +
    p(r('图1 听证现场', size(28)), centred) +
    p(
      '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' +
        r('已公开 a*b*c 1~3月、5~8月 [x] <注> 见_x_ \\*', size(32)),
    ) +
    body('# 不是标题') +
    body('- 不是列表') +
    body('1. 是列表') +
    body('____'),
  footnotes: `<w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote><w:footnote w:id="2">${p('按审结人数计算。')}</w:footnote>`,
  endnotes: `<w:endnote w:id="2">${p('含提前介入。')}${p('另有三件。')}</w:endnote>`,
  media: { 'a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47) },
};

/** WPS: parts of its own, custom data, page number in a text box of the footer, `w:lvl` with a tab. */
export const wpsPaper: Docx = {
  namespaces:
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:kso="http://www.wps.cn/kso" mc:Ignorable="w14 wpsCustomData kso"',
  styles:
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>' +
    style('2', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>', '1') +
    style('3', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', '1'),
  numbering: list(5, [['chineseCounting', '%1、']]),
  body:
    p(r('2026年度党支部工作计划', '<w:rFonts w:eastAsia="方正小标宋_GBK"/><w:sz w:val="44"/><kso:x/>'), centred) +
    p(r('第三检察部党支部', `<w:rFonts w:eastAsia="楷体"/>${size(32)}`), centred) +
    styled('2', '总体思路', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') +
    p('支部工作围绕行政检察开展。') +
    styled('2', '主要措施', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') +
    styled('3', '（一）党员包案') +
    p('三名党员各包一件行政争议。') +
    styled('3', '（二）结对共建') +
    p('与司法局机关党支部结对。') +
    '<w:sectPr/>',
  footer: p(
    `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  ),
};

/** Headings without numbers, told by style and by look. */
export const unnumberedPaper: Docx = {
  styles:
    style('H1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    style('H2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
    style('H3', 'heading 3', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
  body:
    styled('H1', '云溪县人民检察院2025年度述职报告') +
    styled('H2', '履行职责情况') +
    p('抓办案、带队伍。') +
    styled('H3', '办案方面') +
    p('带头办理案件12件。') +
    styled('H2', '存在问题') +
    p('学习不够系统。'),
};

/** A table in a table, a picture in a cell, a table with nothing in its last column, rows that begin late. */
export const nestedTables: Docx = {
  body:
    title('2026年重点工作任务分解表') +
    tbl([
      tr(['工作任务', '具体措施', '责任部门', '']),
      tr(['案件评查', tc(p('分两步：') + tbl([tr(['第一步', '自查']), tr(['第二步', '互查'])]) + p('')), '案管办', '']),
      tr(['党员教育', '集中学习', ''], '<w:gridBefore w:val="1"/>'),
      tr(['', '', '', '']),
    ]) +
    p('以上任务按季度通报。'),
};

/** Organ on a line of its own, Chinese date, pages for attachments with titles of their own, a page without text. */
export const attachedPaper: Docx = {
  body:
    p('附件') +
    title('云溪县人民检察院') +
    title('二季度党建工作要点') +
    p(r('（2026年3月28日党组会通过）', font('楷体_GB2312') + size(32)), centred) +
    blank +
    heading1('一、学习教育') +
    body('第一党支部每月组织一次集中学习，学习情况记入党员档案。') +
    heading1('二、办案联系点') +
    body('（一）第二党支部联系工业园区，每月下访一次；') +
    body('（二）第三党支部联系司法所，每季度核查一次。') +
    body('附件：1．融合任务清单') +
    body('2．联系点名单') +
    p(r('（此页无正文）', size(32))) +
    p(r('中共云溪县人民检察院党组', size(32)), right) +
    p(r('二〇二六年三月三十日', size(32)), right) +
    p(r('附件1', font('黑体') + size(32)), '<w:pageBreakBefore/>') +
    p(r('融合任务清单', font('方正小标宋简体') + size(36)), centred) +
    tbl([tr(['任务', '措施']), tr(['群众来信回复', '党员接访'])]),
};

/** Numbers of Word in the first column, groups over several rows and over the whole width, breaks in cells. */
export const groupedTable: Docx = {
  numbering: list(4, [['decimal', '%1']]),
  body:
    title('云溪县人民检察院2026年度重点任务分解表') +
    tbl([
      tr(['类别', '序号', '重点任务', '党建举措', '牵头部门', '完成时间'], '<w:tblHeader/>'),
      tr([
        tc('刑事检察', '<w:vMerge w:val="restart"/>'),
        tc(numbered(4, 0, '')),
        '涉企积案清理',
        tc(`<w:p>${r('支部书记包案')}<w:r><w:br/></w:r>${r('每半月会商')}</w:p>`),
        '第一检察部',
        '6月底',
      ]),
      tr([tc('', '<w:vMerge/>'), tc(numbered(4, 0, '')), '认罪认罚评查', '党员交叉评查', '第一检察部', '每季度末']),
      tr([tc('以上由分管副检察长负责', '<w:gridSpan w:val="6"/>')]),
      tr([
        tc('公益诉讼检察', '<w:vMerge w:val="restart"/>'),
        tc(numbered(4, 0, '')),
        tc('水源地保护', '<w:gridSpan w:val="2"/>'),
        '第四检察部',
        '全年',
      ]),
    ]),
};

/** An article: headings by their look alone, a table of contents by hand, blanks of web pages, lines broken by hand. */
export const articlePaper: Docx = {
  body:
    p(r('浅谈党建与检察业务融合的着力点', `<w:b/>${size(36)}`), centred) +
    p(r('云溪县人民检察院　柳岸', size(28)), centred) +
    p('目　录') +
    p('把准方向…………1') +
    p('用好载体…………3') +
    p(
      r('\u00a0\u00a0\u00a0\u00a0近年来，本院围绕\u200b中心工作，', size(28)) +
        '<w:r><w:br/></w:r>' +
        r('把支部建在办案组上。', size(28)),
    ) +
    p(r('把准方向', `<w:b/>${size(28)}`)) +
    p(r('坚持以案件质量检验党建成效，做到同部署、同落实、同考核，不搞两张皮。', size(28))) +
    p(r('用好载体', `<w:b/>${size(28)}`)) +
    p(
      r('党员先锋岗设在听证室，面积20m', size(28)) +
        r('2', `${size(28)}<w:vertAlign w:val="superscript"/>`) +
        r('，全年接待来访群众三百余人次，化解矛盾四十余件。', size(28)),
    ) +
    p(`${r('时间：每周三', size(28))}<w:r><w:br/></w:r>${r('地点：听证室', size(28))}`) +
    p(r('~~划去~~', size(28)) + r('旧口径', `${size(28)}<w:strike/>`) + r('新口径', size(28))) +
    p('- 12 -'),
};

/** No formatting at all, as a text that was pasted. */
export const pastedText: Docx = {
  body: [
    '中共云溪县人民检察院党组',
    '关于2025年度党建工作情况的报告',
    '县委：',
    '现将情况报告如下，请予审阅。',
    '一、主要工作',
    '（一）抓学习',
    '每月一次集中学习，共十二次。',
    '（二）抓阵地',
    '建成党员之家，活动二十次。',
    '二、不足',
    '载体不多，方法不活。',
    '特此报告。',
    '中共云溪县人民检察院党组',
    '2025年12月30日',
  ]
    .map((text) => p(text))
    .join(''),
};

/** A letter: the organ alone as its red head, the number on the right, a title with breaks and a second title. */
export const letter: Docx = {
  body:
    p(r('云溪县人民检察院', size(90)), centred) +
    p(r('云检函〔2026〕5号', size(32)), right) +
    p(
      `${r('云溪县人民检察院', size(44))}<w:r><w:br/></w:r>${r('2026年上半年工作总结', size(44))}<w:r><w:br/></w:r>${r('——以融合促提升', size(36))}`,
      centred,
    ) +
    p(r('市人民检察院：', size(32))) +
    body('现将上半年工作总结报上，请审阅。'),
};

/** All of it in a frame of one cell. */
export const framedPaper: Docx = {
  body: tbl([
    tr([
      tc(
        title('2026年党建工作要点') +
          heading1('一、总体要求') +
          body('坚持党建引领，服务办案。') +
          heading1('二、主要任务') +
          body('办好群众身边的案件。') +
          tbl([tr(['业务事项', '党建措施']), tr(['群众来信回复', '党员接访'])]) +
          p(''),
      ),
    ]),
  ]),
};

export const offices: Readonly<Record<string, Docx>> = {
  mergedCells,
  printedPaper,
  styledPaper,
  plainPaper,
  reviewedPaper,
  furnishedPaper,
  wpsPaper,
  unnumberedPaper,
  nestedTables,
  attachedPaper,
  groupedTable,
  articlePaper,
  pastedText,
  letter,
  framedPaper,
};
