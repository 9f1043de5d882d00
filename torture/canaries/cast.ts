import type { Presser } from '../../src/core/handoff/handoff.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { TOLD_ALL } from '../../src/core/partner/telling.ts';
import { mark } from './marks.ts';

/** Who lives in it. Each id turns up in a message only where its person may be named. */

export const OURS = 'T0NORTHWIND';
export const AUTHOR = 'U0MAYA';
export const FIRST_AE = 'U0SAM';
export const AES = [FIRST_AE, 'U0PRIYA', 'U0OMAR'] as const;
export const QUESTIONS_TO = 'U0ROBIN';
export const INTAKE_OWNER = 'U0IRIS';
/** Who signs conflict checks, one or the other. */
export const SIGNERS = ['U0NADIA', 'U0TOM'] as const;
export const CONTACT = 'U0LENA';
const OTHER_CONTACT = 'U0KIM';

export const ofOurs = (userId: string): Presser => ({ userId, teamId: OURS });
/** Somebody of the partner's: their presses change nothing. */
export const STRANGER: Presser = { userId: CONTACT, teamId: 'T0BRIGHTWATER' };

/** A deal can go to the other partner with its mended packet. */
export const PARTNER_IDS = ['brightwater', 'ferrous'] as const;
export type PartnerId = (typeof PARTNER_IDS)[number];

/** Who acts for this partner, as the registry has them. */
export const contactIdOf = (id: PartnerId): string => `lena-${id}`;

export const channelOf = (id: PartnerId): string => `C0${id.toUpperCase()}`;

/** One of the two by the id that is in a packet. */
export function partnerIdOf(partner: string): PartnerId {
  const id = PARTNER_IDS.find((one) => one === partner);
  if (!id) throw new RangeError(`There is no partner ${partner}.`);
  return id;
}

/** As the registry has it, with marks of this life. */
export function partnerOf(id: PartnerId, life: number): Partner {
  return {
    id,
    name: mark(`partner${id}`, life),
    channelId: channelOf(id),
    teamId: STRANGER.teamId,
    alliancesOwner: INTAKE_OWNER,
    zone: null,
    contactAlone: false,
    authorCertifies: true,
    does: '',
    ...TOLD_ALL,
    contacts: [
      {
        id: contactIdOf(id),
        name: mark('partnercontact', life),
        role: mark('contactrole', life),
        userId: CONTACT,
      },
      {
        id: `kim-${id}`,
        name: mark('othercontact', life),
        role: mark('otherrole', life),
        userId: OTHER_CONTACT,
      },
    ],
  };
}
