/** The drafts of the packaged sample, for hosts that cannot list a folder of the extension. No editor needed. */
export const sampleDrafts = ['2026年党建与业务融合工作计划.md', '满是问题的工作总结.md'];
