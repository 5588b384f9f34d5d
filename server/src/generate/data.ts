/** Looks through the built-in framework's YAML before anything is made of it: a slip is told once, at its place. */
import { lineIndex } from '../base/lineIndex';
import { readYaml } from '../frame/readYaml';
import type { Schema } from '../frame/jsonSchema';
import { syntaxProblem, unknownReferences } from '../frame/load';
import { Framework } from '../frame/schema';
import { type FrameProblem, placeInWords, validate } from '../frame/validate';

/** `path:line:column: what is wrong` for files that make a framework together. */
export function dataProblems(
  files: ReadonlyMap<string, string>,
  schema: Schema,
  ruleIds: readonly string[],
): readonly string[] {
  const all: string[] = [];
  const sections = new Map<string, string>();
  const read = [...files].map(([path, source]) => {
    const lines = lineIndex(source);
    const tell = ({ span, message }: Omit<FrameProblem, 'path'>) => {
      const { line, column } = lines.at(span.start);
      all.push(`${path}:${line}:${column}: ${message}`);
    };
    const yaml = readYaml(source);
    for (const fault of yaml.faults) tell(syntaxProblem(source, fault));
    const { problems, references } = validate(yaml, undefined, schema);
    for (const problem of problems) tell(problem);
    const content: object = yaml.document?.toJS({ maxAliasCount: -1 }) ?? {};
    for (const section of Object.keys(content)) {
      const other = sections.get(section);
      if (other !== undefined) all.push(`${path}:1:1: ${section} 已经写在 ${other} 里。`);
      sections.set(section, path);
    }
    return { tell, content, references };
  });
  const missing = Object.entries(Framework.shape).filter(([key, part]) => {
    return !sections.has(key) && !part.safeParse(undefined).success;
  });
  if (missing.length > 0) all.push(`没有一个文件写了 ${missing.map(([key]) => key).join('、')}。`);
  const frame = { categories: [], ...Object.assign({}, ...read.map(({ content }) => content)) } as Framework;
  for (const { tell, references } of read) {
    for (const problem of unknownReferences(references, frame)) tell(problem);
    for (const { id, list, span, path } of references) {
      const unknown = list === 'rules' && !ruleIds.includes(id);
      if (unknown) tell({ span, message: `${placeInWords(path)}：没有规则“${id}”。` });
    }
  }
  return all;
}
