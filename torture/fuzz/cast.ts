import { TOLD_ALL } from '../../src/core/partner/telling.ts';
/** The people of a fuzzed workspace, as Slack describes them, and what each may do. */

export const OURS = 'T0NORTHWIND';
export const THEIRS = 'T0BRIGHTWATER';
export const CHANNEL = 'C0BRIGHTWATER';
export const BOT = 'U0APP';

export type Person = { user: string; team: string };

/** Maya writes, Sam and Priya answer, Alex owns the partner, Ada administers; Lena is at the partner, Gil a guest. */
export const MAYA: Person = { user: 'U0MAYA', team: OURS };
export const SAM: Person = { user: 'U0SAM', team: OURS };
export const PRIYA: Person = { user: 'U0PRIYA', team: OURS };
export const ALEX: Person = { user: 'U0ALEX', team: OURS };
export const ADA: Person = { user: 'U0ADA', team: OURS };
export const GIL: Person = { user: 'U0GIL', team: OURS };
export const LENA: Person = { user: 'U0LENA', team: THEIRS };

/** Everybody who can press something: of each member of ours also somebody at the partner whose account goes by the same id. */
export const PRESSERS: readonly Person[] = [
  MAYA,
  SAM,
  PRIYA,
  ALEX,
  ADA,
  GIL,
  ...[MAYA, SAM, ALEX, ADA].map(({ user }) => ({ user, team: THEIRS })),
  LENA,
];

/** Full members of our workspace; only they can own anything. */
export const MEMBERS: readonly string[] = [MAYA, SAM, PRIYA, ALEX, ADA].map(({ user }) => user);

/** https://docs.slack.dev/reference/objects/user-object */
export const USERS: Record<string, object> = {
  ...Object.fromEntries(
    MEMBERS.map((id) => [id, { id, team_id: OURS, tz: 'America/New_York', is_admin: id === ADA.user }]),
  ),
  [GIL.user]: { id: GIL.user, team_id: OURS, tz: 'America/New_York', is_restricted: true },
  [LENA.user]: { id: LENA.user, team_id: THEIRS, tz: 'Europe/Berlin' },
  [BOT]: { id: BOT, team_id: OURS, is_bot: true },
};

/** The one partner, whose channel Slack knows. */
export const BRIGHTWATER = {
  id: 'brightwater',
  name: 'Brightwater Consulting',
  channelId: CHANNEL,
  teamId: THEIRS,
  alliancesOwner: ALEX.user,
  zone: null,
  ...TOLD_ALL,
  contactAlone: false,
  authorCertifies: true,
  does: '',
  contacts: [{ id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: null }],
};
