/** All that is ever done with a draft, by name, for tests of what it costs. */
import markdownIt from 'markdown-it';
import { MarkKeys } from '../../client/src/preview/keys';
import { previewPlugin } from '../../client/src/preview/plugin';
import { finish } from '../../server/src/base/steps';
import { defaultConfig } from '../../server/src/check/config';
import { formattingConfig, formattingRules } from '../../server/src/check/formatting';
import { check } from '../../server/src/check/run';
import { lenses } from '../../server/src/features/across/lenses';
import { completions } from '../../server/src/features/complete/completion';
import { hover } from '../../server/src/features/hover';
import { codeActions, fixAll, lineAround } from '../../server/src/features/repair/codeActions';
import { silenceActions } from '../../server/src/features/repair/silence';
import { folds } from '../../server/src/features/shape/folding';
import { formatted } from '../../server/src/features/shape/formatting';
import { inlayHints } from '../../server/src/features/shape/inlayHints';
import { fileLinks } from '../../server/src/features/shape/links';
import { afterEnter } from '../../server/src/features/shape/onType';
import { selections } from '../../server/src/features/shape/selection';
import { symbols } from '../../server/src/features/shape/symbols';
import { fusion } from '../../server/src/features/views/fusion';
import { health } from '../../server/src/features/views/health';
import { coverage } from '../../server/src/features/views/status';
import { cleanCopy } from '../../server/src/features/write/clean';
import { measureChoices } from '../../server/src/features/write/insertMeasure';
import { itemChoices } from '../../server/src/features/write/markItem';
import { tieHere } from '../../server/src/features/write/tieHere';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import { summarise } from '../../server/src/model/office/summary';
import { inSteps } from './steps';

export const openPlan = (text: string): Doc => Doc.open('file:///a.md', text, builtin, { kind: '工作计划' });

/** A character typed in the middle, checked. */
export function keystroke(doc: Doc): void {
  const at = doc.text.length >> 1;
  check(doc.edit({ start: at, end: at, text: '字' }), defaultConfig);
}

const alone = { elsewhere: inSteps(() => []), plans: inSteps(() => []) };
const formattingFindings = inSteps((doc: Doc) => check(doc, formattingConfig(defaultConfig), formattingRules));
const findings = inSteps((doc: Doc) => check(doc, defaultConfig));

/** What is done at one place, or with all of it. */
export const features: Readonly<Record<string, (doc: Doc, at: number) => unknown>> = {
  symbols,
  folds,
  hints: (doc) => inlayHints(doc, { start: 0, end: doc.text.length }),
  links: fileLinks,
  coverage,
  summary: (doc) => summarise(doc),
  lenses: (doc) => lenses({ doc, summary: summarise(doc)! }),
  'fusion by measure': (doc) => fusion(doc, 'measure'),
  'fusion by item': (doc) => fusion(doc, 'item'),
  'fusion by part': (doc) => fusion(doc, 'part'),
  health: (doc) => health(doc, check(doc, defaultConfig), 'review'),
  'clean copy': (doc) => cleanCopy(doc, 'ours'),
  actions: (doc) => codeActions(check(doc, defaultConfig)),
  silence: (doc) => silenceActions(doc, check(doc, defaultConfig), undefined),
  formatting: (doc) => finish(formatted(doc, formattingFindings)),
  'fix all': (doc) => finish(fixAll(doc, findings)),
  hover: (doc, at) => hover(doc, at, () => 0),
  completion: (doc, at) => finish(completions(doc, at, alone)),
  selection: selections,
  enter: afterEnter,
  line: (doc, at) => lineAround(doc.text, at),
  measures: (doc, at) => measureChoices(doc, { start: at, end: at }, 'comment'),
  items: (doc, at) => itemChoices(doc, { start: at, end: at }),
  tie: (doc, at) => tieHere(doc, { start: at, end: at }, 'comment'),
};

const keys = new MarkKeys();
keys.take({ keys: builtin.markKeys });
const preview = previewPlugin(keys.roleOf)(markdownIt({ html: true }));
const previewRule = preview.core.ruler.getRules('').at(-1)!;

/** What the plugin of the preview does with a text, be it running text or HTML. */
export function shown(text: string): void {
  const state = new preview.core.State(text, preview, {});
  const inline = new state.Token('inline', '', 0);
  const words = new state.Token('text', '', 0);
  const html = new state.Token('html_block', '', 0);
  words.content = html.content = text;
  inline.children = [words];
  state.tokens = [inline, html];
  previewRule(state);
}
