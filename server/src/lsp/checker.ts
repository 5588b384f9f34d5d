/** Checks documents and tells the client: findings through the ledger, figures for the status bar. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CheckConfig, stageNames, stageOf } from '../check/config';
import { checkIn, type Project } from '../project/project';
import { countFindings, coverage, mostSevere } from '../features/views/status';
import type { Doc } from '../model/draft/doc';
import type { Finding } from '../model/rule/rule';
import type { Settings, StatusParams } from '../protocol';
import type { Focus } from './focus';
import { isLarge } from './large';
import type { Ledger } from './ledger';
import type { Projects } from './projects';
import type { Open, Session } from './session';
import { mergeConfig, type SettingsCache } from './settings';
import { type DiagnosticAbilities, toDiagnostic } from './toLsp';
import { pause } from './turns';

/** An open document with all that a feature has to know. A snapshot: valid until the next message. */
export interface View {
  readonly text: TextDocument;
  readonly doc: Doc;
  readonly project: Project;
  readonly settings: Settings;
  readonly config: CheckConfig;
}

interface Known {
  readonly project: Project;
  readonly config: CheckConfig;
  readonly findings: readonly Finding[];
}

export class Checker {
  readonly #known = new WeakMap<Doc, Known>();

  constructor(
    private readonly session: Session,
    private readonly projects: Projects,
    private readonly settings: SettingsCache,
    private readonly ledger: Ledger,
    private readonly focus: Focus,
    private readonly tellStatus: (status: StatusParams) => void,
    /** What the client shows of a finding. */
    private readonly abilities: DiagnosticAbilities,
  ) {}

  /** The present state of an open Markdown document; undefined for others, and when it was closed meanwhile. */
  async view(uri: string): Promise<View | undefined> {
    const open = this.session.get(uri);
    if (!open?.markdown) return undefined;
    const [project, settings] = await Promise.all([this.projects.of(uri), this.settings.of(open.uri)]);
    if (this.session.get(uri) !== open) return undefined;
    const doc = this.session.doc(open, project.frame);
    return { text: open.text, doc, project, settings, config: mergeConfig(project.config, settings) };
  }

  /** Findings of a snapshot; computed once for each revision. */
  findings({ doc, project, config }: Pick<View, 'doc' | 'project' | 'config'>): readonly Finding[] {
    const known = this.#known.get(doc);
    if (known?.project === project && known.config === config) return known.findings;
    const findings = checkIn(project, doc, config);
    this.#known.set(doc, { project, config, findings });
    return findings;
  }

  /** Checks an open document as it stands now; gives what was checked. A file that is no draft stays silent. */
  async check(open: Open): Promise<View | undefined> {
    const view = await this.view(open.uri);
    if (!view) return undefined;
    const { text, doc, settings, config } = view;
    const base = { uri: open.uri, version: text.version };
    if (!settings.enable || !doc.kind) {
      this.ledger.clear(open.uri);
      this.tellStatus({ ...base, draft: false, reason: settings.enable ? doc.decision.reason : '已在设置中停止检查' });
      return view;
    }
    const all = this.findings(view);
    const findings = settings.focus ? this.focus.visible(open, all, text) : all;
    const shown = mostSevere(findings, settings.maxFindings);
    const diagnostics = shown.map((finding) => toDiagnostic(text, finding, this.abilities));
    this.ledger.publish(open.uri, text.version, diagnostics);
    // What the writer waits for goes out first; the figures follow.
    await pause();
    const stage = stageOf(doc, config);
    this.tellStatus({
      ...base,
      draft: true,
      reason: doc.decision.reason,
      kind: doc.kind.name,
      stage: stageNames[stage.stage],
      stageFrom: stage.from,
      items: coverage(doc),
      findings: countFindings(findings),
      truncated: shown.length < findings.length,
      onPause: isLarge(doc.text) || undefined,
    });
    return view;
  }
}
