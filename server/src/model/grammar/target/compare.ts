/** A target against a result: 不少于40场 against 举行听证23场. Nothing is said where it is not plain what answers what. */
import { pairsOf, sharedPairs } from '../pairs';
import { type Figure, type Rate, readFigures } from './figures';

/** `on-way`: not reached yet, but the report covers only a part of the time. */
type Outcome = 'met' | 'on-way' | 'missed';

export interface Compared {
  readonly target: Figure;
  readonly result: Figure;
  readonly outcome: Outcome;
}

export interface Scope {
  /** The part of the plan's time that the report covers, up to 1. */
  readonly share: number;
  /** Months of the plan's time. */
  readonly months?: number;
  /** The item that both speak of. */
  readonly item?: string;
}

/** Every figure of a target with the one figure of the result that answers it, where there is exactly one. */
export function compareFigures(target: string, result: string, scope: Scope): Compared[] {
  const wanted = readFigures(target);
  const told = readFigures(result);
  const pairs = wanted.flatMap((one) => {
    const answer = answerTo(one, wanted, told, scope.item ?? '');
    return answer ? [{ target: one, result: answer }] : [];
  });
  return pairs.flatMap((pair) => {
    // One figure cannot answer two.
    if (pairs.some((other) => other !== pair && other.result === pair.result)) return [];
    const outcome = judge(pair.target, pair.result, scope);
    return outcome ? [{ ...pair, outcome }] : [];
  });
}

function answerTo(one: Figure, wanted: readonly Figure[], told: readonly Figure[], item: string): Figure | undefined {
  const ofUnit = told.filter(({ unit }) => unit === one.unit);
  const rivals = wanted.filter(({ unit }) => unit === one.unit);
  if (one.counted === '') {
    if (rivals.length > 1 || one.part) return undefined;
    const whole = ofUnit.filter(({ part }) => !part);
    const [only] = whole;
    const near = whole.filter(({ counted }) => item !== '' && alike(counted, item));
    if (near.length === 1) return near[0];
    return whole.length === 1 && only && (one.unit !== '%' || ownRate(only.counted)) ? only : undefined;
  }
  const exact = ofUnit.filter(({ counted }) => counted === one.counted);
  const near = exact.length > 0 ? exact : ofUnit.filter(({ counted }) => alike(counted, one.counted));
  if (near.length > 0) return near.length === 1 ? near[0] : undefined;
  const [bare] = ofUnit;
  return ofUnit.length === 1 && bare!.counted === '' && rivals.length === 1 && !bare!.part ? bare : undefined;
}

/** A share that needs no name: 完成率. */
const ownRate = (counted: string) =>
  counted === '' || /^(?:任务|工作|总)?(?:完成|达标|落实|执行|办结)[率度]?$/.test(counted);

/** Whether two names are of one thing: most pairs of characters of the shorter one stand in the longer one. */
function alike(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  // 采纳率 and 办结率 share what makes them shares.
  if (/率$/.test(a) !== /率$/.test(b)) return false;
  const [one, other] = [a.replace(/率$/, ''), b.replace(/率$/, '')];
  return sharedPairs(one, other) > Math.min(pairsOf(one).size, pairsOf(other).size) / 2;
}

/** How often a year has it. How many weeks are worked, nobody knows. */
const timesAYear: Readonly<Record<Rate, number | undefined>> = {
  week: undefined,
  'half-month': 24,
  month: 12,
  'two-months': 6,
  quarter: 4,
  semester: 2,
  half: 2,
  year: 1,
};

function judge(target: Figure, result: Figure, { share, months = 12 }: Scope): Outcome | undefined {
  const whole = share >= 1;
  if (target.per === 'each' || result.per === 'each') return undefined;
  if (whole && result.narrower && !target.narrower) return undefined;
  if (result.per) {
    const [wanted, told] = [target.per && timesAYear[target.per], timesAYear[result.per]];
    if (target.per === result.per) return reached(target.low, target, result, whole);
    if (!wanted || !told) return undefined;
    return reached(target.low * wanted, target, { low: result.low * told, high: result.high * told }, whole);
  }
  if (!target.per) return reached(target.low, target, result, whole);
  const times = timesAYear[target.per];
  return times === undefined ? undefined : reached((target.low * times * months) / 12, target, result, whole);
}

function reached(
  wanted: number,
  { bound, high }: Figure,
  told: Pick<Figure, 'low' | 'high'>,
  whole: boolean,
): Outcome | undefined {
  if (bound === 'max') {
    const limit = Math.max(wanted, high);
    if (told.low > limit) return whole ? 'missed' : undefined;
    return told.high > limit ? undefined : whole ? 'met' : 'on-way';
  }
  if (told.low >= wanted) return 'met';
  return told.high < wanted ? (whole ? 'missed' : 'on-way') : undefined;
}
