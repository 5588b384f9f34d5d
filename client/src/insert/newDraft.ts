/** 新建文稿…: kind, unit and period are asked for, then an untitled document holds the skeleton. */
import { type Memento, Uri, workspace } from 'vscode';
import {
  type CheckPeriodParams,
  type CheckPeriodResult,
  checkPeriodRequest,
  type DraftChoicesParams,
  type DraftChoicesResult,
  draftChoicesRequest,
  type NewDraftParams,
  type NewDraftResult,
  newDraftRequest,
} from '../../../server/src/protocol';
import type { Ask } from './ask';
import { askAll, choose, keep, type Step, type } from './steps';
import { openUntitled, presentFolder } from './untitled';

const unitKey = 'newDraft.unit';

export async function newDraft(ask: Ask, memory: Memento): Promise<void> {
  let folder = presentFolder();
  let choices: DraftChoicesResult = { kinds: [], plans: [] };
  let plan: DraftChoicesResult['plans'][number] | undefined;
  let kind: DraftChoicesResult['kinds'][number] | undefined;
  let unit = memory.get<string>(unitKey, '');
  let period = '';

  const askFolder: Step = async (at) => {
    const items = (workspace.workspaceFolders ?? []).map((one) => ({ label: one.name, folder: one }));
    const active = items.find((item) => item.folder === folder);
    const answer = await choose({ at, placeholder: '文稿属于哪个文件夹', items, active });
    return keep(answer, (picked) => (folder = picked.folder));
  };
  const askKind: Step = async (at) => {
    const now = new Date();
    const params = { folder: folder?.uri.toString(), year: now.getFullYear(), month: now.getMonth() + 1 };
    choices = await ask<DraftChoicesParams, DraftChoicesResult>(draftChoicesRequest, params);
    const items = choices.kinds.map((one) => ({ label: one.name, detail: one.detail, one }));
    const active = items.find((item) => item.label === kind?.name);
    const answer = await choose({ at, placeholder: '写哪一种文稿', items, active });
    return keep(answer, (picked) => (kind = picked.one));
  };
  const askPlan: Step = async (at) => {
    if (!kind?.fromPlan || choices.plans.length === 0) {
      plan = undefined;
      return 'skip';
    }
    const none = { label: '不从计划生成', detail: '只要空白的骨架', one: undefined };
    const plans = choices.plans.map((one) => ({
      label: one.title,
      description: one.detail,
      detail: '从计划生成：逐项列出事项和措施，留出填写成效的位置',
      one,
    }));
    const items = [...plans, none];
    const active = items.find((item) => item.one?.uri === plan?.uri);
    const answer = await choose({ at, placeholder: '对应哪一份计划', items, active });
    return keep(answer, (picked) => {
      plan = picked.one;
      unit = plan?.unit || unit;
    });
  };
  const askUnit: Step = async (at) => {
    const prompt = '写在标题和文件头里，下次会记住。暂不填写可直接按回车';
    const answer = await type({ at, prompt, placeholder: '单位全称，如：某某县人民检察院', value: unit });
    return keep(answer, (typed) => (unit = typed));
  };
  const askPeriod: Step = async (at) => {
    const items = (kind?.periods ?? []).map((label) => ({ label }));
    const active = items.find((item) => item.label === period);
    const free = {
      item: (label: string) => ({ label, description: '按输入的期间' }),
      problem: async (typed: string) => {
        return (await ask<CheckPeriodParams, CheckPeriodResult>(checkPeriodRequest, { period: typed })) ?? undefined;
      },
    };
    const answer = await choose({ at, placeholder: '哪个期间的文稿，可以直接输入', items, active, free });
    return keep(answer, (picked) => (period = picked.label));
  };

  const several = (workspace.workspaceFolders?.length ?? 0) > 1;
  const steps = [...(several ? [askFolder] : []), askKind, askPlan, askUnit, askPeriod];
  if (!(await askAll('新建文稿', steps)) || !kind) return;
  const params = { folder: folder?.uri.toString(), kind: kind.name, unit, period, plan: plan?.uri };
  const made = await ask<NewDraftParams, NewDraftResult>(newDraftRequest, params);
  if (!made) return;
  await memory.update(unitKey, unit || undefined);
  // Beside its plan: `计划:` is the way from there.
  const place = plan ? Uri.joinPath(Uri.parse(plan.uri), '..') : folder?.uri;
  await openUntitled(place, made.fileName, { snippet: made.snippet });
}
