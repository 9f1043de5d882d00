import type { Person } from 'slack-sandbox';

/** Who plays, and in which part. */

/** Ada administers the workspace, and settles what is disputed about a credit. */
export const ADA = { id: 'U0ADA', name: 'Ada Novak' };
export const AUTHORS = ['U0MAYA', ADA.id, 'U0NOZONE'];
/** Each owns a partnership: takes in what nobody answered of it, and signs its checks. */
export const ALEX = { id: 'U0ALEX', name: 'Alex Romero' };
export const IRIS = { id: 'U0IRIS', name: 'Iris Chen' };
export const OWNERS = [ALEX.id, IRIS.id];
export const AES: Record<string, string> = { U0SAM: 'Sam Okafor', U0PRIYA: 'Priya Raman', U0ROBIN: 'Robin Hayes' };
/** She cannot be an account executive; when Slack does not say in time who she is, that comes out later. */
export const GUEST = 'Noor Aziz';

export type PartnerPart = {
  name: string;
  channel: string;
  owner: { id: string; name: string };
  contact: string;
  /** People of the partner's, the contact first. */
  people: readonly [string, ...string[]];
  /** Its authors may say themselves that nothing is in conflict. */
  isCertified: boolean;
};
export const PARTNERS: readonly PartnerPart[] = [
  {
    name: 'Brightwater Consulting',
    channel: 'partner-brightwater',
    owner: ALEX,
    contact: 'Lena Fischer',
    people: ['U0LENA', 'U0OMAR'],
    isCertified: true,
  },
  {
    name: 'Ferrous Systems',
    channel: 'partner-ferrous',
    owner: IRIS,
    contact: 'Finn Keller',
    people: ['U0FINN'],
    isCertified: false,
  },
];

/** An account executive who leaves one day, and does not come back. */
export function leaver(number: number): Person {
  const realName = `Leaver ${number}`;
  return {
    id: `U0LEAVER${number}`,
    teamId: 'T0NORTHWIND',
    name: `leaver.${number}`,
    realName,
    displayName: `Leaver${number}`,
    title: 'Account executive',
    tz: 'America/New_York',
  };
}
