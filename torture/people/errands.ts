import type { Message, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import { ADA, AES, AUTHORS, GUEST, IRIS, OWNERS, PARTNERS } from './cast.ts';
import { KEPT, type Kind, type Moment, PACKET } from './deeds.ts';
import type { Hands, Offer } from './hands.ts';
import { offersOf } from './screens.ts';
import { packetTyped } from './typed-packets.ts';

/** What people begin by themselves, without a message that asks them. */

export type Errand = {
  /** Who may do it: one of them does. */
  who: readonly string[];
  /** What it may lead to. */
  kinds: readonly Kind[];
  /** A handoff comes of it, usually. */
  isHandoff?: boolean;
  /** False: there is nothing in it for this person now. */
  isTimely?: (person: PersonAtKeyboard) => boolean;
  run: (person: PersonAtKeyboard) => Promise<unknown>;
};

const REFERENCE = /\bH[A-Z0-9]{7}\b/g;
const AE_IDS = Object.keys(AES);
const SEEN_AT_A_GLANCE = 15;
/** Stands on the card of what was accepted, and is not over. */
const IN_WORK = 'What came of it…';

export function createErrands(deps: {
  sandbox: Sandbox;
  hands: Hands;
  moment: Moment;
  /** The best of what somebody could press, by what it leads to; null when there is nothing. */
  best: (offers: readonly Offer[]) => Offer | null;
  /** One of those who may has left the company. */
  leave: () => void;
  canLeave: () => boolean;
}): Errand[] {
  const { sandbox, hands, moment, best, leave, canLeave } = deps;
  const { chance, fresh, day } = moment;
  const { typing, sendForm, press, waited, yes } = hands;

  const pressBest = async (person: PersonAtKeyboard, message: Message | null): Promise<void> => {
    const offer = message && best(offersOf(message));
    if (offer) await press(person, offer);
  };

  /** `/handoff list` names what is theirs; of one of these, what its status offers. */
  const lookAtOne = async (person: PersonAtKeyboard): Promise<void> => {
    const list = await waited(typing.answerTo(person, '/handoff list'));
    const references = [...new Set((list?.text ?? '').match(REFERENCE))];
    if (references.length === 0 || chance.oneIn(4)) return pressBest(person, list);
    await pressBest(person, await waited(typing.answerTo(person, `/handoff status ${chance.pick(references)}`)));
  };

  const handOff = (how: (person: PersonAtKeyboard) => Promise<unknown>) => async (person: PersonAtKeyboard) => {
    await waited(how(person));
    await sendForm(person, PACKET);
  };

  /** As who has sent one goes on with the next of the same partner: little is left to be typed. */
  const handOffAnother = async (person: PersonAtKeyboard): Promise<void> => {
    const list = await waited(typing.answerTo(person, '/handoff list'));
    const references = [...new Set((list?.text ?? '').match(REFERENCE))];
    if (references.length === 0) return;
    const status = await waited(typing.answerTo(person, `/handoff status ${chance.pick(references)}`));
    const [another] = status ? offersOf(status).filter(({ label }) => label === 'Another like this…') : [];
    if (another) await press(person, another);
  };

  /** Of one that they work: the way to its roles is its status. */
  const changeRoles = async (person: PersonAtKeyboard): Promise<void> => {
    const worked = person
      .newest(SEEN_AT_A_GLANCE)
      .flatMap(offersOf)
      .filter(({ label }) => label === IN_WORK);
    if (worked.length === 0) return;
    const status = await waited(typing.answerTo(person, `/handoff status ${chance.pick(worked).about}`));
    const roles = status ? offersOf(status).filter(({ label }) => label === 'Roles…') : [];
    if (roles.length > 0) await press(person, chance.pick(roles));
  };

  /** Slack does not say in time who they are: what is sent meanwhile is kept. */
  const sendUnchecked = async (person: PersonAtKeyboard): Promise<void> => {
    await waited(person.slash('/handoff'));
    const form = await waited(typing.formOf(person, PACKET.form?.titles ?? []));
    if (!form) return;
    const typed = packetTyped(chance.pick(PARTNERS), moment);
    const isOfGuest = chance.oneIn(2);
    await typing.fill(form, isOfGuest ? { ...typed, 'Account executive': GUEST } : typed);
    const nobodyIsKnown = () =>
      sandbox.control.fail({ method: 'users.info', times: 2, fault: { kind: 'http', status: 503 } });
    // The last look names no guest, unless Slack did not say before it either who that is.
    if (isOfGuest) nobodyIsKnown();
    await sendForm(person, KEPT, { onLastLook: nobodyIsKnown });
  };

  const takeDaysOff = async (person: PersonAtKeyboard): Promise<void> => {
    await waited(person.slash('/handoff me'));
    const form = await waited(typing.formOf(person, ['My working time']));
    await form?.press('Add days off');
    const days = form && (await waited(typing.formOf(person, ['Days off'])));
    // Not only a weekend, which moves no deadline.
    const typed = { 'First day off': day(1), 'Last day off': day(3 + chance.upTo(2)) };
    if (days && (await typing.fill(days, typed)) && (await typing.submit(person))) yes('retimed');
  };

  const has = (button: string) => (person: PersonAtKeyboard) =>
    person.newest(SEEN_AT_A_GLANCE).some(({ buttons }) => buttons.includes(button));
  const NEW: readonly Kind[] = ['sent', 'check_asked'];
  return [
    { who: AUTHORS, kinds: NEW, isHandoff: true, run: handOff((person) => person.slash('/handoff')) },
    { who: AUTHORS, kinds: NEW, isHandoff: true, run: handOff((person) => person.shortcut('Hand off a deal')) },
    {
      who: AUTHORS,
      kinds: NEW,
      isHandoff: true,
      run: handOff((person) => person.slash(`/handoff Account ${fresh()}`)),
    },
    { who: AUTHORS, kinds: NEW, isHandoff: true, run: handOffAnother },
    { who: AUTHORS, kinds: ['kept', 'ae_refused'], isHandoff: true, run: sendUnchecked },
    { who: AUTHORS, kinds: ['corrected', 'withdrawn', 'credit_disputed'], run: lookAtOne },
    { who: [ADA.id], kinds: ['credit_corrected'], run: lookAtOne },
    { who: OWNERS, kinds: ['reopened'], run: lookAtOne },
    { who: AE_IDS, kinds: ['roles_changed'], isTimely: has(IN_WORK), run: changeRoles },
    { who: AE_IDS, kinds: ['retimed'], isTimely: has('Accept'), run: takeDaysOff },
    { who: [IRIS.id], kinds: ['ae_gone'], isTimely: canLeave, run: async () => leave() },
  ];
}
