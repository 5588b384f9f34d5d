/** Settings of the editor, per resource. */
import { perKey } from '../base/perKey';
import type { CheckConfig } from '../check/config';
import { defaultConfig, passByName } from '../check/config';
import { readRules } from '../project/ruleSettings';
import { readWordChoices, type WordChoices, wordSettingsOf } from '../project/wordSettings';
import { ruleOptions } from '../check/plan';
import type { WordSettings } from '../model/visible/settings';
import type { Settings } from '../protocol';

export const defaultSettings: Settings = {
  enable: true,
  stage: '核稿',
  scope: 'open',
  // Our own client asks for it; a plain one hears of everything at once.
  focus: false,
  mark: { style: 'comment' },
  inlayHints: true,
  rules: {},
  maxFindings: 1000,
  codeLens: true,
  word: {},
};

/** Settings out of what a client answers; whatever is missing or of the wrong shape gets its default. */
export function readSettings(answer: unknown): Settings {
  const given = record(answer);
  const { enable, stage, scope, focus, maxFindings, codeLens } = given;
  return {
    enable: enable !== false,
    stage: passByName(String(stage)) ? (stage as Settings['stage']) : defaultSettings.stage,
    scope: scope === 'workspace' ? 'workspace' : 'open',
    focus: focus === true,
    mark: { style: record(given.mark).style === 'visible' ? 'visible' : 'comment' },
    inlayHints: given.inlayHints !== false,
    rules: record(given.rules),
    maxFindings:
      typeof maxFindings === 'number' && maxFindings >= 1 ? Math.floor(maxFindings) : defaultSettings.maxFindings,
    codeLens: codeLens !== false,
    word: record(given.word),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Asks the client once for each resource and keeps the answer until the settings change. */
export class SettingsCache {
  #known = new Map<string, Promise<Settings>>();
  /** Equal settings are one object: what is computed for them is kept by identity. */
  readonly #equal = new Map<string, Settings>();

  /** `ask` is undefined for a client without configuration. */
  constructor(private readonly ask: ((uri: string) => Promise<unknown>) | undefined) {}

  /** Settings of a resource. Never rejects: without an answer the defaults apply. */
  of(uri: string): Promise<Settings> {
    if (!this.ask) return Promise.resolve(defaultSettings);
    let known = this.#known.get(uri);
    if (!known) {
      known = this.ask(uri).then(
        (answer) => this.#one(readSettings(answer)),
        () => defaultSettings,
      );
      this.#known.set(uri, known);
    }
    return known;
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#known = new Map();
    else this.#known.delete(uri);
  }

  #one(settings: Settings): Settings {
    const key = JSON.stringify(settings);
    const known = this.#equal.get(key) ?? settings;
    this.#equal.set(key, known);
    return known;
  }
}

/**
 * Configuration of a check. What the workspace's own `.shuangyi/config.yaml` sets wins over the editor's settings, so
 * that editor and command line, and two colleagues, get the same result; the settings fill in the rest. The same pair
 * gives the same object.
 */
export const mergeConfig = (project: CheckConfig, settings: Settings): CheckConfig => mergedWith(project)(settings);

const mergedWith = perKey((project: CheckConfig) => perKey((settings: Settings) => merge(project, settings)));

function merge(project: CheckConfig, settings: Settings): CheckConfig {
  const ownPass = project.passFrom === 'settings';
  const own = readRules(settings.rules, ruleOptions);
  const ownStyle = project.markStyle !== defaultConfig.markStyle;
  return {
    pass: ownPass ? project.pass : (passByName(settings.stage) ?? defaultConfig.pass),
    passFrom: ownPass || settings.stage !== defaultSettings.stage ? 'settings' : 'default',
    rules: { ...own.rules, ...project.rules },
    options: { ...own.options, ...project.options },
    markStyle: ownStyle ? project.markStyle : settings.mark.style,
    words: project.words,
    today: project.today,
  };
}

/** How the Word files of a project look: what its own config.yaml sets wins over the editor's settings, key by key. */
export function wordSettings(project: WordChoices, { word }: Settings): WordSettings {
  return wordSettingsOf(readWordChoices(word), project);
}
