/** Recall: faults of known kinds are planted one at a time, and the rules must find them. Deterministic. */
import { fileURLToPath } from 'node:url';
import type { Edit, Span } from '../../server/src/base/span';
import { defaultConfig } from '../../server/src/check/config';
import { check } from '../../server/src/check/run';
import { builtin } from '../../server/src/frame/builtin';
import { Doc } from '../../server/src/model/draft/doc';
import type { Finding } from '../../server/src/model/rule/rule';
import { random } from '../kit/random';
import { type Base, basesOf } from './bases';
import { before, edited, type Fault, moved, type Planting } from './fault';
import { faultsOfEntries } from './faultsOfEntries';
import { faultsOfForm } from './faultsOfForm';
import { faultsOfWords } from './faultsOfWords';
import { goal, ratio, table } from './print';
import { fixAllFaults } from './stability';

const seed = 20260101;
/** Plantings of each kind of fault, and tries to find a place for it. */
const wanted = 40;
const mostTries = 400;
const goals = { slips: 0.95, structure: 0.95, 'tables and marks': 0.8 } as const;

interface Tally {
  planted: number;
  found: number;
  /** Plantings whose right version was checked too, and those where the rule spoke of it. */
  rightChecked: number;
  rightReported: number;
}

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** Prints what was planted and found by kind of fault and by rule, and how the safe fixes of all texts behave. */
export function reportPlanted(corpus: string, list: boolean): void {
  const bases = basesOf(corpus, examples, random(seed));
  const clean = new Map(bases.map((base) => [base, open(base, base.text)]));
  const fixes = { planted: 0, checked: 0, failed: 0 };
  const stable = (doc: Doc, name: string) => {
    const { fixed, faults } = fixAllFaults(doc);
    if (fixed) fixes.checked++;
    if (faults.length) fixes.failed++;
    for (const fault of new Set(faults)) console.log(`  fix all: ${name}: ${fault}`);
  };
  for (const [base, doc] of clean) stable(doc, base.name);
  const tallies = new Map<Fault, Tally>();
  for (const fault of [...faultsOfWords, ...faultsOfForm, ...faultsOfEntries]) {
    const tally: Tally = { planted: 0, found: 0, rightChecked: 0, rightReported: 0 };
    tallies.set(fault, tally);
    const r = random(seed + tallies.size);
    for (let tries = 0; tries < mostTries && tally.planted < wanted; tries++) {
      const base = r.pick(bases);
      const planting = fault.plant(base, r);
      if (!planting) continue;
      const doc = open(base, edited(base.text, planting.edits));
      const found = isFound(fault, clean.get(base)!, doc, planting.edits, planting.place);
      tally.planted++;
      if (found) tally.found++;
      else if (list) printMissed(fault, base, doc, planting);
      if (planting.right) judgeRight(fault, base, clean.get(base)!, planting, tally, list);
      fixes.planted++;
      stable(doc, `${base.name}, ${fault.name}`);
    }
  }
  printTallies(tallies, bases.length);
  console.log(
    `\nAll safe fixes: ${fixes.planted} planted texts and ${bases.length} clean ones; ${fixes.checked} had fixes, ${fixes.failed} failed`,
  );
}

const open = (base: Base, text: string) =>
  Doc.open(`file:///${base.name}`, text, builtin, base.kind === undefined ? {} : { kind: base.kind });

//#region Found or not

interface Said {
  readonly span: Span;
  readonly message: string;
}

/** Every place that findings of the fault's rules speak of. */
function said(fault: Fault, doc: Doc): Said[] {
  const findings = check(doc, defaultConfig).filter(({ ruleId }) => fault.rules.includes(ruleId));
  return findings.flatMap(({ span, message, related = [] }: Finding) => [
    { span, message: message.replace(/同样的问题全文共 \d+ 处。$/, '') },
    ...related,
  ]);
}

/** Whether one of the fault's rules says something at the place that it did not say of the clean text. */
function isFound(fault: Fault, clean: Doc, doc: Doc, edits: readonly Edit[], place: Span): boolean {
  const known = new Set(said(fault, clean).map(({ span, message }) => `${span.start} ${message}`));
  const { start, end } = moved(place, edits);
  return said(fault, doc).some(
    ({ span, message }) =>
      span.start <= end && start <= span.end && !known.has(`${before(span.start, edits)} ${message}`),
  );
}

function judgeRight(fault: Fault, base: Base, clean: Doc, planting: Planting, tally: Tally, list: boolean): void {
  const { right = [], place } = planting;
  const doc = open(base, edited(base.text, right));
  tally.rightChecked++;
  if (!isFound(fault, clean, doc, right, place)) return;
  tally.rightReported++;
  if (list)
    console.log(`  right but reported: ${fault.name}, ${base.name}: ${right.map(({ text }) => text).join(' | ')}`);
}

function printMissed(fault: Fault, base: Base, doc: Doc, { edits, place }: Planting): void {
  const { start, end } = moved({ start: edits[0]!.start, end: edits[0]!.end }, edits);
  const around = doc.text.slice(Math.max(0, start - 30), Math.min(end, start + 60) + 20).replace(/\s+/g, ' ');
  console.log(`  missed: ${fault.name} (${fault.rules}), ${base.name} ${moved(place, edits).start}: ${around}`);
}

//#endregion

//#region Tables

const sumOf = (tallies: readonly Tally[], key: keyof Tally) => tallies.reduce((sum, tally) => sum + tally[key], 0);

function printTallies(tallies: ReadonlyMap<Fault, Tally>, bases: number): void {
  console.log(`\nFaults planted one at a time into ${bases} texts, and found by the rule that is to find them`);
  for (const group of Object.keys(goals) as (keyof typeof goals)[]) {
    const own = [...tallies].filter(([fault]) => fault.group === group);
    const row = (name: string, all: readonly Tally[]) => {
      const [planted, found] = [sumOf(all, 'planted'), sumOf(all, 'found')];
      const right = `${sumOf(all, 'rightReported')} of ${sumOf(all, 'rightChecked')}`;
      return [name, String(planted), String(found), ratio(found, planted), right === '0 of 0' ? '' : right];
    };
    console.log(
      `\n${table(
        [group, 'planted', 'found', 'recall', 'right, reported'],
        own.map(([fault, tally]) => row(fault.name, [tally])),
      )}`,
    );
    const rules = [...new Set(own.flatMap(([fault]) => fault.rules))].sort();
    const ofRule = (id: string) => own.filter(([fault]) => fault.rules.includes(id)).map(([, tally]) => tally);
    console.log(
      `\n${table(
        ['by rule', 'planted', 'found', 'recall', ''],
        rules.map((id) => row(id, ofRule(id))),
      )}`,
    );
    const all = own.map(([, tally]) => tally);
    console.log(`\n${goal(`recall, ${group}`, sumOf(all, 'found') / sumOf(all, 'planted'), '≥', goals[group])}`);
  }
}

//#endregion
