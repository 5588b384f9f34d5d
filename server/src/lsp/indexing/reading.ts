/**
 * What the index takes from a file that is not open. Questions and answers are plain data, so that it is the same
 * whichever thread reads; what is known of a draft travels as the line that the cache keeps.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { shared } from '../../base/copy';
import { pack, unpack } from '../../base/files/pack';
import { perKey } from '../../base/perKey';
import { hash } from '../../base/hash';
import type { Steps } from '../../base/steps';
import { factsInSteps, readInSteps } from '../../model/draft/ahead';
import { Doc } from '../../model/draft/doc';
import { headOfOther } from '../../model/draft/head/candidate';
import { type Summary, settled, summarise } from '../../model/office/summary';
import { checkInTurns, type Project, type Sources } from '../../project/project';
import type { Settings } from '../../protocol';
import { mergeConfig } from '../settings';
import { type DiagnosticAbilities, toDiagnostics } from '../toLsp';
import { lineStarts } from './lines';

/** A file to be read. */
export interface Wanted {
  readonly uri: string;
  /** The fingerprint of the text of which everything is known already. */
  readonly known?: string | undefined;
  /** What the disk said of that text; empty where it said nothing. */
  readonly stamp?: string | undefined;
  /** The text, where the thread cannot read it by itself. */
  readonly text?: string | undefined;
}

/** By what the findings are made. */
export interface Check {
  readonly settings: Settings;
  readonly abilities: DiagnosticAbilities;
}

/** Files of one project to be read one after the other. */
export interface Batch {
  readonly sources: Sources;
  readonly files: readonly Wanted[];
  /** Undefined where no findings are wanted. */
  readonly check: Check | undefined;
}

/** What a file is. */
export interface Reading {
  readonly uri: string;
  /** Fingerprint of its text; undefined where there is none to read. */
  readonly print?: string;
  /** What the disk says of it. */
  readonly stamp?: string | undefined;
  /** Why it cannot be read. */
  readonly problem?: string;
  /** What was known of it holds. */
  readonly same?: boolean;
  /** What it names, as a line; undefined for a file that is no draft. */
  readonly draft?: string;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What is kept of a draft that is not open. */
export interface Kept {
  readonly summary: Summary;
  readonly lines: Uint32Array;
}

/** Tells texts apart. */
const fingerprintOf = (text: string): string => `${hash(text)}${text.length.toString(36)}`;

/** Tells frameworks apart that one build of the program makes. */
export const frameKey = perKey(({ framework }: Sources): string => fingerprintOf(framework.text ?? ''));

/** Reads a text for the index, and checks it where findings are wanted. */
export function* readText(
  project: Project,
  { uri, known }: Wanted,
  text: string,
  check: Check | undefined,
): Steps<Reading> {
  const print = fingerprintOf(text);
  if (print === known && !check) return { uri, print, same: true };
  if (headOfOther(uri, text, project.frame)) return { uri, print };
  const doc = yield* Doc.openInSteps(uri, text, project.frame);
  // What else may be asked of its blocks only a check wants.
  yield* check ? readInSteps(doc) : factsInSteps(doc);
  const summary = summarise(doc);
  if (!summary) return { uri, print };
  const draft = pack({ summary: settled(summary), lines: lineStarts(text) } satisfies Kept);
  if (!check) return { uri, print, draft };
  const { settings, abilities } = check;
  const findings = yield* checkInTurns(project, doc, mergeConfig(project.config, settings));
  const document = TextDocument.create(uri, 'markdown', 0, text);
  return { uri, print, draft, diagnostics: toDiagnostics(document, findings, settings.maxFindings, abilities) };
}

/** What a line of `readText` says. Throws on any other line. */
export const keptOf = (line: string): Kept => unpack(line, shared) as Kept;
