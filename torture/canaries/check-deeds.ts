import { creditAtSending } from '../../src/core/credit/credit.ts';
import { clear, type Gate, passCheck, returnToAuthor } from '../../src/core/conflict-check/conflict-check.ts';
import { passCheckTime } from '../../src/core/conflict-check/check-clock.ts';
import type { Decide } from '../../src/core/handoff/decision.ts';
import { checking } from '../../src/core/handoff/handoff.ts';
import { passReturned, sendReturned } from '../../src/core/conflict-check/returning.ts';
import type { Calendar } from '../../src/core/time/calendar.ts';
import { AUTHOR, INTAKE_OWNER, ofOurs, SIGNERS } from './cast.ts';
import { mark } from './marks.ts';
import { type Deeds, type Moment, takenIn } from './moment.ts';
import { packetOf } from './packets.ts';

/** What is done with a conflict check, and what its author does with one that came back. */

/** Half of all that is sent is checked first. */
export function gateOf({ chance, calendar, now, life }: Moment): Gate {
  if (!chance.oneIn(2)) return { clearing: { by: AUTHOR, at: now, answers: null, rule: null } };
  return chance.oneIn(4) ? { clearing: clearingOf(life, now) } : { signer: SIGNERS[0], calendar };
}

const clearingOf = (life: number, at: number) => ({ by: SIGNERS[0], at, answers: answersOf(life), rule: null });

const answersOf = (life: number) => ({
  found_resellers: mark('resellers', life),
  found_competitors: mark('competitors', life),
  found_compensation: mark('compensation', life),
  found_credit: mark('credit_line', life),
});

const signs = ({ chance }: Moment) => ({ ...takenIn(chance), by: ofOurs(chance.pick([...SIGNERS, INTAKE_OWNER])) });

export const CHECK = {
  clears: ({ now, life, ...moment }, handoff) => {
    const { intakeOwner } = takenIn(moment.chance);
    const by = ofOurs(checking(handoff)?.check.signer ?? INTAKE_OWNER);
    return (current, history) =>
      clear(current, { by, intakeOwner, answers: answersOf(life), time: moment, history: history(), now });
  },
  returns: (moment) => {
    const { now, life, calendar } = moment;
    const said = { ...signs(moment), reason: mark('returned', life), calendar };
    return (current) => returnToAuthor(current, { ...said, now });
  },
  'passes the check on':
    ({ now, calendar, chance }) =>
    (current) => {
      const open = checking(current);
      const signer = chance.pick(SIGNERS);
      return open && passCheck(open, { by: null, signer, calendar, ae: calendar, now });
    },
  'sends what came back': (moment, handoff) => {
    const { now, life, chance } = moment;
    const packet = packetOf(life, handoff.packet.partner, chance);
    const mended = { packet, contactId: handoff.contactId, credit: creditAtSending(packet, now) };
    const gate = gateOf(moment);
    return (current, past) =>
      sendReturned(current, { by: ofOurs(AUTHOR), ...mended, gate, time: moment, history: past(), now });
  },
} satisfies Deeds;

/** Null when nothing is due. */
export const checkTime =
  (calendar: Calendar, now: number): Decide =>
  (current) =>
    passCheckTime(current, { signer: calendar, ae: calendar }, now) ?? passReturned(current, calendar, now);
