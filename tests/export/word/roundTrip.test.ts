/** What only front matter says goes out on the paper, and nothing of it comes back as text. */
import { expect, it } from 'vitest';
import { broughtHome, sentOut } from '../../kit/word/roundTrip';

const draft = `---
文种: 工作计划
单位: 云溪县人民检察院
发文机关标志: 云溪县人民检察院文件
发文字号: 云检发〔2026〕3号
签发人: 张三、李四、王五
份号: "000012"
密级: 秘密★1年
紧急程度: 特急
主送: 各党支部、各内设机构
附件:
  - 任务清单
  - 调度表
署名: 云溪县人民检察院
成文日期: 2026-01-16
抄送: 市人民检察院，县委办公室
印发机关: 云溪县人民检察院办公室
印发日期: 2026年1月18日
---

# 云溪县人民检察院2026年党建与业务融合工作计划

全年工作坚持同部署、同落实。

附件1

任务清单

第一季度办结。

## 附件2

### 调度表

| 事项 | 时限 |
| --- | --- |
| 公益诉讼 | 6月底前 |
`;

it('unedited it comes home as it went out', () => {
  const home = broughtHome(sentOut(draft), draft);
  if ('problem' in home) throw new Error(home.problem);
  expect(home.reviewed.changes).toEqual([]);
  expect(home.text).toBe(draft);
});
