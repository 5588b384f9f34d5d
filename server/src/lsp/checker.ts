/** Checks documents and tells the client: findings through the ledger, figures for the status bar. */
import { passNames, passOf } from '../check/config';
import type { Examined } from '../check/run';
import { isSilenced } from '../check/suppress';
import { examineIn, glanceIn } from '../project/project';
import type { Span } from '../base/span';
import { countFindings, coverage } from '../features/views/status';
import type { Doc } from '../model/draft/doc';
import { proseTies } from '../model/draft/inherited';
import { looksLikePaper } from '../model/draft/head/paper';
import type { Finding } from '../model/rule/rule';
import { isReadInPart } from '../model/text/parse';
import type { Trace } from '../model/office/trace/trace';
import type { StatusParams, Settings } from '../protocol';
import type { Drafts } from './drafts';
import type { Block } from '../model/text/types';
import type { Focus } from './focus';
import { isLarge } from './large';
import type { Ledger } from './ledger';
import type { Projects } from './projects';
import { headLength, type Need, type Open, type Session, shownSpans } from './session';
import { mergeConfig, type SettingsCache } from './settings';
import { type DiagnosticAbilities, toDiagnostics } from './toLsp';
import { pause, type Turns } from './turns';
import type { View } from './view';

export class Checker {
  readonly #found = new WeakMap<
    Doc,
    Pick<View, 'project' | 'config'> & {
      readonly trace: Trace | undefined;
      readonly examined: Promise<Examined | undefined>;
    }
  >();
  /** What was told of a document: at first perhaps only what is found in the blocks that the writer has seen. */
  readonly #told = new WeakMap<Open, WeakSet<Block> | 'all'>();
  /** The check of each document that was begun last: it knows best what to check by. */
  readonly #newest = new WeakMap<Open, object>();

  constructor(
    private readonly session: Session,
    private readonly turns: Turns,
    private readonly projects: Projects,
    private readonly settings: SettingsCache,
    private readonly drafts: Drafts,
    private readonly ledger: Ledger,
    private readonly focus: Focus,
    private readonly tellStatus: (status: StatusParams) => void,
    /** What the client shows of a finding. */
    private readonly abilities: DiagnosticAbilities,
  ) {}

  /** The present state of an open Markdown document; undefined for others, and when it was closed meanwhile. */
  async view(uri: string, need?: Need): Promise<View | undefined> {
    const open = this.session.get(uri);
    if (!open?.markdown) return undefined;
    const [project, settings] = await Promise.all([this.projects.of(uri), this.settings.of(open.uri)]);
    const doc = await this.session.doc(open, project.frame, need);
    if (!doc) return undefined;
    const { text } = open;
    return { text, version: text.version, doc, project, settings, config: mergeConfig(project.config, settings) };
  }

  /** Whether a snapshot still is what the client sees. */
  isPresent({ doc, text, version }: View): boolean {
    return text.version === version && this.session.get(doc.uri)?.text === text;
  }

  /** Findings of a snapshot, computed once for each revision; undefined when the text has changed meanwhile. */
  async findings(view: View): Promise<readonly Finding[] | undefined> {
    return (await this.examined(view))?.findings;
  }

  /** The same with what is hidden. */
  examined(view: View): Promise<Examined | undefined> {
    const { doc, project, config } = view;
    const around = view.settings.enable ? this.drafts.around(view) : undefined;
    const trace = around?.trace;
    const known = this.#found.get(doc);
    if (known?.project === project && known.config === config && known.trace === trace) return known.examined;
    const steps = examineIn(project, doc, config, undefined, around);
    const examined = this.turns.run(steps, () => this.isPresent(view));
    this.#found.set(doc, { project, config, trace, examined });
    return examined;
  }

  /**
   * Tells what is found where the writer looks while a long text is still to be read; `doc` is as much of it as was read.
   * Nothing of it is taken back later, unless there is more than may be shown.
   */
  async glance(open: Open, doc: Doc): Promise<void> {
    const { text } = open;
    const { version } = text;
    const [project, settings] = await Promise.all([this.projects.of(open.uri), this.settings.of(open.uri)]);
    const isPresent = () => text.version === version && this.session.get(open.uri) === open;
    const told = this.#told.get(open) ?? (this.ledger.shown(open.uri).length > 0 ? 'all' : new WeakSet());
    const whole = text.getText();
    if (!settings.enable || told === 'all' || !isPresent() || !whole.startsWith(doc.text)) return;
    const config = mergeConfig(project.config, settings);
    const blocks = blocksIn(doc, [{ start: 0, end: headLength }, ...shownSpans(open)], told);
    const steps = glanceIn(project, doc, whole.slice(doc.text.length), config, blocks);
    const found = await this.turns.run(steps, isPresent);
    if (!found?.length || !isPresent() || this.#told.get(open) === 'all') return;
    this.#told.set(open, told);
    this.#publish(open, found, settings);
  }

  /** Tells as many of the findings as may be shown; gives those that the writer may see, and how many were told. */
  #publish(open: Open, all: readonly Finding[], { focus, maxFindings }: Settings) {
    const { text } = open;
    const findings = focus ? this.focus.visible(open, all, text) : all;
    const locate = (uri: string, span: Span) => this.drafts.location(uri, span);
    const diagnostics = toDiagnostics(text, findings, maxFindings, this.abilities, locate);
    this.ledger.publish(open.uri, text.version, diagnostics);
    return { findings, shown: diagnostics.length };
  }

  /**
   * Checks an open document as it stands now; gives what was checked. A file that is no draft stays silent. Undefined
   * when another check is on its way, because something has changed meanwhile.
   */
  async check(open: Open): Promise<View | undefined> {
    const own = {};
    this.#newest.set(open, own);
    const view = await this.view(open.uri);
    if (!view || this.#newest.get(open) !== own) return undefined;
    const { text, doc, settings, config } = view;
    const base = { uri: open.uri, version: text.version };
    if (!settings.enable || !doc.kind) {
      this.ledger.clear(open.uri);
      this.tellStatus({
        ...base,
        draft: false,
        reason: settings.enable ? doc.decision.reason : '已在设置中停止检查',
        paper: (settings.enable && looksLikePaper(doc)) || undefined,
      });
      return view;
    }
    const examined = await this.examined(view);
    // What was found before may be at hand although the document was closed meanwhile.
    if (!examined || this.#newest.get(open) !== own || !this.isPresent(view)) return undefined;
    const { findings: all, hidden } = examined;
    this.#told.set(open, 'all');
    const { findings, shown } = this.#publish(open, all, settings);
    // What the writer waits for goes out first; the figures follow.
    await pause();
    const pass = passOf(doc, config);
    this.tellStatus({
      ...base,
      draft: true,
      reason: doc.decision.reason,
      kind: doc.kind.name,
      pass: passNames[pass.pass],
      passFrom: pass.from,
      items: coverage(doc),
      prose: proseTies(doc),
      findings: countFindings(findings),
      truncated: shown < findings.length,
      hidden: hidden.length || undefined,
      silenced: isSilenced(doc) || undefined,
      onPause: isLarge(doc.text) || undefined,
      readInPart: isReadInPart(doc.parsed) || undefined,
    });
    return view;
  }
}

/** The blocks that touch some spans, and those of `seen`, which gets all of them. */
function blocksIn(doc: Doc, spans: readonly Span[], seen: WeakSet<Block>): number[] {
  const { starts } = doc.parsed;
  for (const { start, end } of spans) {
    for (let i = doc.blockAt(start); i < doc.blocks.length && starts[i]! < end; i++) seen.add(doc.blocks[i]!);
  }
  return doc.blocks.flatMap((block, i) => (seen.has(block) ? i : []));
}
