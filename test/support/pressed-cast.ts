import { ADA, ALEX, GIL, LENA, MAYA, OURS, type Person, PRIYA, SAM, THEIRS, USERS } from '../../torture/fuzz/cast.ts';

/** Everybody who can come to press a button about a handoff, as Slack describes them. */

const ORGANISATION = 'E0NORTHWIND';
const THEIR_ORGANISATION = 'E0BRIGHTWATER';
const ELSEWHERE = 'T0THIRD';

const ours = (user: string): Person => ({ user, team: OURS });
const QUINN = ours('U0QUINN');
const STELLA = ours('U0STELLA');
const COLIN = ours('U0COLIN');
const GONE = ours('U0GONE');
const SILENT = ours('U0SILENT');
/** Named for roles in the settings, and for nothing in any handoff. */
const PIA = ours('U0PIA');
const ALMA = ours('U0ALMA');
const REVA = ours('U0REVA');
const SAL = ours('U0SAL');
const JUDE = ours('U0JUDE');
const ESTHER = ours('U0ESTHER');
const theirs = (user: string): Person => ({ user, team: THEIRS });
const OMAR = theirs('U0OMAR');
const KIM = theirs('U0KIM');
const GUS = theirs('U0GUS');
const TESS: Person = { user: 'U0TESS', team: ELSEWHERE };
export { ALMA, COLIN, ESTHER, GONE, JUDE, KIM, PIA, QUINN, REVA, SAL, STELLA };

const described = ({ user, team }: Person, more: object = {}) => ({ id: user, team_id: team, ...more });
const onGrid = { tz: 'America/New_York', enterprise_user: { teams: [OURS], enterprise_id: ORGANISATION } };
const onTheirGrid = { tz: 'Europe/Berlin', enterprise_user: { teams: [THEIRS], enterprise_id: THEIR_ORGANISATION } };

/** Null: Slack does not say who it is. Of whoever is missing it knows nothing. */
export const DESCRIBED: Readonly<Record<string, object | null>> = {
  ...USERS,
  ...Object.fromEntries(
    [MAYA, SAM, PRIYA, ALEX, QUINN, STELLA, COLIN, PIA, ALMA, REVA, SAL, JUDE, ESTHER].map((one) => [
      one.user,
      described(one, onGrid),
    ]),
  ),
  [GONE.user]: described(GONE, { deleted: true }),
  [LENA.user]: described(LENA, onTheirGrid),
  [OMAR.user]: described(OMAR),
  [KIM.user]: described(KIM, { deleted: true }),
  [GUS.user]: described(GUS, { is_restricted: true }),
  [TESS.user]: described(TESS),
  [SILENT.user]: null,
};

/** What somebody is to a handoff; nobody else may press anything. */
export type Role =
  | 'account executive'
  | 'author'
  | 'intake owner'
  | 'signer'
  | 'escalation contact'
  | 'RevOps'
  | 'named for questions'
  | 'contact'
  | 'colleague of the contact';

/** Who is asked, and who was asked before them. */
export type Asked = { ae: Person; formerAe: Person | null };

/** `who` is null where there is no such person; `of` says for whom their press counts. */
export type PresserOf = {
  role: Role | null;
  of: 'us' | 'the partner' | 'nobody';
  who: (asked: Asked) => Person | null;
};

const insider = (who: PresserOf['who'], role: Role | null = null): PresserOf => ({ role, of: 'us', who });
const ofPartner = (who: PresserOf['who'], role: Role): PresserOf => ({ role, of: 'the partner', who });
const outsider = (who: PresserOf['who']): PresserOf => ({ role: null, of: 'nobody', who });
const underTeam = ({ user }: Person, team: string): Person => ({ user, team });

export const PRESSERS = {
  'the account executive': insider(({ ae }) => ae, 'account executive'),
  'the account executive, under the id of the organisation': insider(
    ({ ae }) => underTeam(ae, ORGANISATION),
    'account executive',
  ),
  'the account executive’s stand-in': insider(() => STELLA),
  'who was asked before the re-route': insider(({ formerAe }) => formerAe),
  'the author': insider(() => MAYA, 'author'),
  'the intake owner': insider(() => ALEX, 'intake owner'),
  'the one named for questions': insider(() => QUINN, 'named for questions'),
  'an administrator': insider(() => ADA),
  'the escalation contact': insider(() => ESTHER, 'escalation contact'),
  'the adjudicator, who signs what is checked': insider(() => JUDE, 'signer'),
  'somebody of partner marketing': insider(() => PIA),
  'somebody of alliances, who does not own the partner': insider(() => ALMA),
  'somebody of RevOps': insider(() => REVA, 'RevOps'),
  'the sales lead': insider(() => SAL),
  'a colleague': insider(() => COLIN),
  'a colleague, under the id of the organisation': insider(() => underTeam(COLIN, ORGANISATION)),
  'a guest of ours': outsider(() => GIL),
  'a deactivated account': outsider(() => GONE),
  'the partner’s contact': ofPartner(() => LENA, 'contact'),
  'the partner’s contact, under the id of their organisation': ofPartner(
    () => underTeam(LENA, THEIR_ORGANISATION),
    'contact',
  ),
  'a colleague of the contact': ofPartner(() => OMAR, 'colleague of the contact'),
  'the contact’s id, at our company': outsider(() => underTeam(LENA, OURS)),
  'a guest of the partner’s': outsider(() => GUS),
  'somebody who has left the partner': outsider(() => KIM),
  'somebody of a third company': outsider(() => TESS),
  'somebody whom Slack does not describe': outsider(() => SILENT),
  'somebody whom Slack does not know': outsider(() => ours('U0NOBODY')),
  'the account executive’s id, at the partner': outsider(({ ae }) => underTeam(ae, THEIRS)),
  'the author’s id, at the partner': outsider(() => underTeam(MAYA, THEIRS)),
  'the intake owner’s id, at the partner': outsider(() => underTeam(ALEX, THEIRS)),
} as const satisfies Record<string, PresserOf>;

export type PresserName = keyof typeof PRESSERS;
