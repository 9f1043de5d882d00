import { ALL_THE_SAME } from '../support/packets.ts';
import { REFERENCE } from './mortal-bot.ts';
import { alex, type Flow, FORM, maya, type Step, timeIs } from './steps.ts';

/** What happens to a conflict check, step by step: Alex owns the partner and signs, Iris takes in what nobody signs. */

const by = (userId: string, request: string) => ({ userId, teamId: 'T0NORTHWIND', requestId: `${request}:${userId}` });

/** Nobody certifies it, so that it is checked. */
const NOT_CERTIFIED = { ...FORM, conflict_checked: false };

const sendsToCheck: Step = ({ sending }) =>
  sending.send({
    by: maya,
    input: NOT_CERTIFIED,
    requestKey: 'V0FORM',
    revisionOf: null,
    overrideReason: ALL_THE_SAME,
  });

const clearsAs =
  (userId: string): Step =>
  ({ conflictChecks }) =>
    conflictChecks.clearAsFound(REFERENCE, by(userId, 'T0CLEAR'));

const returns: Step = ({ conflictChecks }) =>
  conflictChecks.returnIt(REFERENCE, by(alex.userId, 'V0RETURN'), 'Ferrous has registered it: ask them first.');

const mendsInPlace: Step = ({ sending }) => {
  const input = { ...NOT_CERTIFIED, conflict_note: 'Ferrous agrees: Brightwater goes on.' };
  return sending.send({
    by: by(maya.userId, 'V0MEND'),
    input,
    requestKey: 'V0MEND',
    revisionOf: REFERENCE,
    overrideReason: ALL_THE_SAME,
  });
};

const irisTakesIn: Step = ({ store }) => store.set('intake_owner', 'U0IRIS');

const isPassedToPriya: Step = ({ conflictChecks }) => conflictChecks.pass(REFERENCE, by('U0IRIS', 'V0PASS'), 'U0PRIYA');

const checkLapses = timeIs('2026-11-26T17:00:00-05:00');

export const CHECK_FLOWS: Record<string, Flow> = {
  'sending it to its conflict check, and clearing that with one press': {
    steps: [sendsToCheck, clearsAs(alex.userId)],
    events: ['check_asked', 'cleared'],
    told: { alex: ['check_card'], sam: ['ae_card'], brightwater: ['partner_card'] },
  },

  'returning it from its conflict check, mending it in place, and clearing it': {
    steps: [sendsToCheck, returns, mendsInPlace, clearsAs(alex.userId)],
    events: ['check_asked', 'returned', 'check_asked', 'cleared'],
    told: {
      alex: ['check_card', 'check_card'],
      maya: ['author_check'],
      sam: ['ae_card'],
      brightwater: ['partner_card'],
    },
  },

  'a conflict check that nobody signs: reminding of it, letting it lapse, passing it on, and clearing it': {
    steps: [
      irisTakesIn,
      sendsToCheck,
      timeIs('2026-11-26T09:30:00-05:00'),
      checkLapses,
      isPassedToPriya,
      clearsAs('U0PRIYA'),
    ],
    events: ['check_asked', 'check_reminded', 'check_lapsed', 'check_passed', 'cleared'],
    told: {
      alex: ['check_card', 'check_reminder'],
      iris: ['check_call'],
      maya: ['author_check'],
      priya: ['check_card'],
      sam: ['ae_card'],
      brightwater: ['partner_card', 'partner_delay', 'partner_news'],
    },
  },
};
