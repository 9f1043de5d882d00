import type { LiveRegistration, Ruling } from './registration.ts';
import type { Day } from '../time/instant.ts';

/**
 * Whose an account is when several partners claim it. The rule is one for every deal, so that no dispute is settled by who knows whom:
 * (1) a live valid registration beats none; (2) of two, the one that was complete earlier; (3) on the same day, the earlier touch with
 * evidence; (4) else the adjudicator.
 */

/** Kept with every decision that is made by it. It grows when a line of the rule changes. */
export const RULE_VERSION = 1;

export const RULE_LINES = ['registration', 'earlier', 'touch', 'adjudicator'] as const;
export type RuleLine = (typeof RULE_LINES)[number];

/** What a partner has to show for its claim. */
export type Claim = {
  /** Tells two claims apart, and never decides between them. */
  id: string;
  /** The day on which its live registration was complete; null: it has none that counts. */
  registeredOn: Day | null;
  /** The day of its touch, as far as there is evidence of it. */
  touchOn: Day | null;
  /** Where the adjudicator has put it: first, behind, or nowhere; null: they have said nothing of it. */
  settled: 'first' | 'behind' | 'nowhere' | null;
};

/** `order` is negative when the first claim comes first, and 0 when only the adjudicator can say it. `line` is the line that decided. */
export type Comparison = { order: number; line: RuleLine };

export function compareClaims(one: Claim, other: Claim): Comparison {
  const steps: [RuleLine, number][] = [
    ['registration', Number(one.registeredOn === null) - Number(other.registeredOn === null)],
    ['earlier', earlier(one.registeredOn, other.registeredOn)],
    ['touch', earlier(one.touchOn, other.touchOn)],
  ];
  const [line, order] = steps.find(([, step]) => step !== 0) ?? ['adjudicator', rank(one) - rank(other)];
  return { order, line };
}

/** A day comes before none. */
function earlier(one: Day | null, other: Day | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

const RANKS = { first: 0, behind: 2, nowhere: 3 } as const;
const rank = ({ settled }: Claim): number => (settled === null ? 1 : RANKS[settled]);

/** The claims on one account, in their order. */
export type Standing<C extends Claim = Claim> = {
  /** The first comes first, whatever the order they were given in. */
  ranked: C[];
  /** Those of which the rule does not say which comes first; none when it does. */
  tied: C[];
  /** The line by which the first is first; null when there is nothing to decide. */
  line: RuleLine | null;
  version: typeof RULE_VERSION;
};

export function orderOfClaims<C extends Claim>(claims: readonly C[]): Standing<C> {
  const ranked = claims.toSorted((a, b) => compareClaims(a, b).order || (a.id < b.id ? -1 : 1));
  const [first, second] = ranked;
  const tied = first ? tiedWith(first, ranked) : [];
  return { ranked, tied: tied.length > 1 ? tied : [], line: lineBetween(first, second), version: RULE_VERSION };
}

/** What the adjudicator said of some holds for those alone: with a claim more of which they said nothing, all are tied again. */
function tiedWith<C extends Claim>(first: C, claims: readonly C[]): C[] {
  const equal = claims.filter((claim) => mayBeFirst(claim) && compareClaims(first, claim).line === 'adjudicator');
  const isNew = equal.some(({ settled }) => settled === null);
  return isNew ? equal : equal.filter((claim) => rank(claim) === rank(first));
}

const mayBeFirst = ({ settled }: Claim): boolean => settled !== 'nowhere';

function lineBetween(first: Claim | undefined, second: Claim | undefined): RuleLine | null {
  if (!first) return null;
  if (second) return compareClaims(first, second).line;
  return first.registeredOn === null ? null : 'registration';
}

/** What a registration claims. One that the adjudicator has set aside counts as none. */
export function claimOf(registration: LiveRegistration): Claim & { registration: LiveRegistration } {
  const { id, startsOn, touchOn, ruling } = registration;
  const registeredOn = ruling === 'set_aside' ? null : startsOn;
  return { id, registeredOn, touchOn, settled: ruling && SETTLED[ruling], registration };
}

const SETTLED = { upheld: 'first', behind: 'behind', set_aside: 'nowhere' } as const satisfies Record<Ruling, string>;
