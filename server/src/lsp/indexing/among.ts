/**
 * Findings of drafts that are not open, where the settings ask for those of all drafts: each is judged among the others
 * once these are known, and again when one changes that it answers or that answers it.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Calm } from '../../base/calm';
import type { Reader } from '../../base/files/ports';
import type { Span } from '../../base/span';
import { openInSteps } from '../../model/draft/ahead';
import { examineIn } from '../../project/project';
import type { Drafts } from '../drafts';
import { mergeConfig } from '../settings';
import { toDiagnostics } from '../toLsp';
import type { Turns } from '../turns';
import type { Member } from './pass';

export interface Neighbourhood {
  readonly drafts: Drafts;
  readonly files: Reader;
  readonly turns: Turns;
  /** How a file that is not open is looked at; undefined for one that is open, ignored or gone. */
  memberOf(uri: string): Promise<Member | undefined>;
  /** Messages and open documents go first. */
  turn(): Promise<void>;
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  report(error: unknown): void;
}

/** The writer of the others is waited for. Milliseconds. */
const delay = 500;

export class Among {
  #stirred = new Set<string>();
  /** Counts what is under way: an older round stops when a newer one begins. */
  #round = 0;
  readonly #calm = new Calm(() => void this.#check(), { delay });

  constructor(private readonly at: Neighbourhood) {}

  /** Drafts have changed, come or gone. */
  stir(uris: readonly string[]): void {
    for (const uri of uris) this.#stirred.add(uri);
    this.#calm.stir();
  }

  stop(): void {
    this.#round++;
    this.#calm.stop();
  }

  async #check(): Promise<void> {
    const round = ++this.#round;
    const left = this.#stirred;
    for (const uri of this.at.drafts.touchedBy(left)) {
      await this.at.turn();
      if (round !== this.#round) return;
      await this.#checkOne(uri).catch((error) => this.at.report(error));
    }
    if (round === this.#round) this.#stirred = new Set();
  }

  async #checkOne(uri: string): Promise<void> {
    const { drafts, files, turns } = this.at;
    const member = await this.at.memberOf(uri);
    if (!member?.check) return;
    const { project, check } = member;
    const known = drafts.workspace.get(uri);
    const text = await files.read(uri);
    if (text === undefined) return;
    const isPresent = () => drafts.workspace.get(uri) === known;
    const doc = await turns.run(openInSteps(uri, text, project.frame), isPresent);
    const config = mergeConfig(project.config, check.settings);
    const around = doc && drafts.aroundFile(doc, project, config);
    const examined = around && (await turns.run(examineIn(project, doc, config, undefined, around), isPresent));
    // It was opened or changed meanwhile.
    if (!examined || !isPresent() || (await this.at.memberOf(uri))?.check !== check) return;
    const document = TextDocument.create(uri, 'markdown', 0, text);
    const locate = (other: string, span: Span) => drafts.location(other, span);
    const { settings, abilities } = check;
    this.at.publish(uri, toDiagnostics(document, examined.findings, settings.maxFindings, abilities, locate));
  }
}
