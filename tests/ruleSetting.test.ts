/** The setting `shuangyi.rules` as the JSON editor of VS Code understands it: what it offers, explains and refuses. */
import { describe, expect, it } from 'vitest';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import manifest from '../package.json';
import { readRules } from '../server/src/project/ruleSettings';
import { rules } from '../server/src/rules/index.gen';

const [setting] = manifest.contributes.configuration.flatMap(({ properties }) =>
  'shuangyi.rules' in properties ? properties['shuangyi.rules'] : [],
);
const schema: JSONSchema = { properties: { 'shuangyi.rules': setting as JSONSchema } };
const service = getLanguageService({});
service.configure({ schemas: [{ uri: 'test:settings', fileMatch: ['*'], schema }] });

/** The settings with `‸` for the cursor, in which `inside` stands for what is set of the rules. */
function open(inside: string) {
  const text = `{ "shuangyi.rules": { ${inside} } }`;
  const at = text.indexOf('‸');
  const document = TextDocument.create('file:///settings.json', 'jsonc', 1, text.replace('‸', ''));
  return { document, position: document.positionAt(Math.max(at, 0)), json: service.parseJSONDocument(document) };
}

async function offered(inside: string) {
  const { document, position, json } = open(inside);
  return (await service.doComplete(document, position, json))!.items;
}

async function explained(inside: string) {
  const { document, position, json } = open(inside);
  return String((await service.doHover(document, position, json))!.contents);
}

async function refused(inside: string): Promise<boolean> {
  const { document, json } = open(inside);
  return (await service.doValidation(document, json)).length > 0;
}

const severities = ['default', 'off', 'error', 'warning', 'information', 'hint'];
const quoted = severities.map((name) => `"${name}"`);

describe('the setting of rules', () => {
  it('offers every rule with its title, and then its severities', async () => {
    const items = await offered('‸');
    expect(items.map(({ label }) => label)).toEqual(rules.map(({ id }) => id).sort());
    for (const { label, documentation, insertText, textEdit, command } of items) {
      const { title } = rules.find(({ id }) => id === label)!;
      expect(documentation, label).toMatch(/^[\u4e00-\u9fff]+：/);
      expect(documentation, label).toContain(title);
      expect(textEdit?.newText ?? insertText, label).toBe(`"${label}": $1`);
      expect(command?.command, label).toBe('editor.action.triggerSuggest');
      const values = await offered(`"${label}": ‸`);
      expect(values.map((value) => value.label)).toEqual(quoted);
      for (const value of values) expect(value.documentation).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('offers the options of a rule, with their defaults', async () => {
    for (const { id, options } of rules) {
      if (!options) continue;
      const items = await offered(`"${id}": { ‸ }`);
      expect(items.map(({ label }) => label)).toEqual(['severity', ...Object.keys(options)]);
      for (const [key, option] of Object.entries(options)) {
        const item = items.find(({ label }) => label === key)!;
        expect(item.documentation).toBe(option.title);
        expect(item.insertText).toBe(`"${key}": \${1:${option.default}}`);
      }
      expect((await offered(`"${id}": { "severity": ‸ }`)).map(({ label }) => label)).toEqual(quoted);
    }
  });

  it('explains a rule and its severity where the mouse rests on its id', async () => {
    for (const { id, title } of rules) {
      const text = await explained(`"${id}‸": "off"`);
      expect(text).toContain(title.replace(/[`*_]/g, '\\$&'));
      expect(text).toContain('`off`: 不报');
    }
  });

  it('refuses what the server does not understand, and nothing else', async () => {
    const catalogue = new Map(rules.map(({ id, options = {} }) => [id, options]));
    const values = ['"of"', '3', '{ "severity": "of" }', '{ "lenght": 30 }', '{ "severity": "off" }', '"hint"'];
    for (const id of ['date', 'dates', 'repeated-text']) {
      for (const value of [...values, '{ "length": 30 }', '{ "length": 3 }', '{ "severity": "hint", "length": 30 }']) {
        // An option of another rule counts for nothing, and is not told.
        if (id === 'date' && value.includes('"length"')) continue;
        const read = readRules({ [id]: JSON.parse(value) }, catalogue);
        const understood = Object.keys(read.rules).length + Object.keys(read.options).length > 0;
        expect(await refused(`"${id}": ${value}`), `${id}: ${value}`).toBe(!understood);
      }
    }
  });
});
