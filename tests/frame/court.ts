/** A framework of another organ, as an office could write it: a court. Nothing but data. */
export const court = `# 人民法院的框架
id: court
name: 人民法院
dimensions:
  - id: service
    name: 服务
    summary: 审判工作面向群众。
    measures:
      - id: service.people
        name: 司法为民
        summary: 把便民利民的做法落到每个诉讼环节。
        phrases: [司法为民, 便民诉讼, 党员法官…巡回]
        suggestions:
          - { text: 由党员法官每月到乡镇巡回开庭一次, fits: [trial] }
  - id: quality
    name: 质效
    summary: 审判质量和效率。
    measures:
      - { id: quality.review, name: 审判监督, summary: 党员带头评查裁判文书。, phrases: [裁判文书评查, 发改案件讲评] }
      - { id: quality.reasons, name: 裁判说理, summary: 把道理讲在判决书里。, phrases: [裁判说理, 判后答疑] }
categories:
  - { id: trial, name: 审判 }
  - { id: enforcement, name: 执行 }
casework:
  - { id: civil-trial, name: 民商事审判, category: trial, aliases: [民事案件审理] }
  - { id: enforcement, name: 强制执行, category: enforcement, aliases: [执行攻坚] }
  - { id: mediation, name: 诉前调解, category: trial }
general: [审判执行工作]
kinds:
  - id: trial-plan
    name: 审判工作计划
    initials: spgzjh
    tense: plan
    titles: [法院…计划]
    opening: 为做好\${period}审判执行工作，\${unit}制定本计划。
    parts:
      - { id: trial-plan.aims, role: goals, name: 审判目标, required: true, headings: [审判目标], prompt: 写结案率和满意度 }
      - { id: trial-plan.tasks, role: tasks, name: 审判任务, required: true, headings: [审判任务], prompt: 逐项列出 }
columns:
  measure: [党建措施, 党建抓手]
words:
  departments: [立案庭, 民一庭, 执行局]
`;
