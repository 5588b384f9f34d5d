/** How a node of the outline of ties looks and reads: icon, words, what can be done with it. No editor needed. */
import type { FusionNode } from '../../../server/src/protocol';

export interface Look {
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a theme colour; none for a plain icon. */
  readonly color?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Whether its children are shown at first. */
  readonly open: boolean;
  /** Words for the conditions of menus. */
  readonly context: string;
}

type State = FusionNode['state'];

/** Icons of what is neither an entry nor a place that can be covered. */
const plainIcons: Partial<Record<FusionNode['sort'], string>> = {
  sentence: 'quote',
  owner: 'person',
  deadline: 'calendar',
  prose: 'book',
  more: 'ellipsis',
};

const stateIcons: Record<State, string> = {
  covered: 'pass',
  uncovered: 'warning',
  justified: 'circle-slash',
  none: 'dash',
};

const stateColors: Record<State, string | undefined> = {
  covered: 'testing.iconPassed',
  uncovered: 'problemsWarningIcon.foreground',
  justified: 'charts.blue',
  none: undefined,
};

const spokenStates: Record<State, string> = { covered: '已对应', uncovered: '未对应', justified: '免融合', none: '' };

export function lookOf(node: FusionNode): Look {
  const { sort, state, label, detail, place } = node;
  // That a measure is not used is no fault, only worth knowing.
  const unused = state === 'uncovered' && (sort === 'measure' || sort === 'dimension');
  const icon = unused ? 'circle-large-outline' : (state !== 'uncovered' && plainIcons[sort]) || stateIcons[state];
  const color = unused ? 'descriptionForeground' : stateColors[state];
  const told = sort === 'measure' || sort === 'dimension' || sort === 'owner' || sort === 'deadline';
  const spoken = [label, detail, told || detail.includes(spokenStates[state]) ? '' : spokenStates[state]];
  const context = [sort, sort === 'item' && state === 'uncovered' && 'untied', place && 'placed'];
  return {
    icon,
    ...(color && { color }),
    spoken: spoken.filter(Boolean).join('，'),
    open: sort === 'open' || sort === 'dimension' || sort === 'part',
    context: context.filter(Boolean).join(' '),
  };
}

/** The tree without its places: what is to be seen of it. Equal texts need no refresh. */
export function seen(nodes: readonly FusionNode[]): string {
  return JSON.stringify(nodes, (key, value) => (key === 'place' ? value !== undefined : value));
}
