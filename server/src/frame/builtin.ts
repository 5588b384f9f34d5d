/**
 * The built-in framework of the procuratorate. Its data lie in `data/procuratorate/`, one file a subject. Bundles hold the
 * value that comes out here (esbuild.mjs), not what makes it.
 */
import alike from './data/procuratorate/alike.yaml';
import casework from './data/procuratorate/casework.yaml';
import cells from './data/procuratorate/cells.yaml';
import form from './data/procuratorate/form.yaml';
import formulations from './data/procuratorate/formulations.yaml';
import framework from './data/procuratorate/framework.yaml';
import kinds from './data/procuratorate/kinds.yaml';
import lexicon from './data/procuratorate/lexicon.yaml';
import matching from './data/procuratorate/matching.yaml';
import measures from './data/procuratorate/measures.yaml';
import names from './data/procuratorate/names.yaml';
import problems from './data/procuratorate/problems.yaml';
import recognition from './data/procuratorate/recognition.yaml';
import redundancies from './data/procuratorate/redundancies.yaml';
import signs from './data/procuratorate/signs.yaml';
import tables from './data/procuratorate/tables.yaml';
import titles from './data/procuratorate/titles.yaml';
import { fill } from './defaults';
import { freeze } from './merge';
import type { Framework } from './schema';

const files = [
  framework,
  measures,
  problems,
  casework,
  kinds,
  titles,
  tables,
  recognition,
  signs,
  cells,
  form,
  lexicon,
  redundancies,
  formulations,
  names,
  alike,
  matching,
] as object[];

/** A frozen value. That it has the shape of the schema is shown by a test, not at every start. */
export const builtin: Framework = freeze(fill(Object.assign({}, ...files)) as Framework);
