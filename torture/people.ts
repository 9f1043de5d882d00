import type { Sandbox } from 'slack-sandbox';
import type { Chance } from './chance.ts';
import { createCheckDeeds } from './check-deeds.ts';
import { createCreditDeeds } from './credit-deeds.ts';
import { dealDeed } from './deal-deeds.ts';
import { createHands, type Deed, type Told } from './hands.ts';
import { answerTo, fillHeard, formOf, PARTNERS, packetFor, submitPatiently } from './typing.ts';

/** What people do with the bot, drawn by chance, and what they were told was done. */
export type People = {
  /** One person does one thing; resolves when it is over. Throws when the bot was not there. */
  act: () => Promise<void>;
  /** The intake owner presses what the bot offers about messages that did not arrive, if anything is offered. */
  pressSendAgain: () => Promise<void>;
  /** What people were told is done: to hold against the history. */
  told: Told[];
};

const AUTHORS = ['U0MAYA', 'U0ADA', 'U0NOZONE'];
/** Alex owns both partners, and so takes in what nobody answered. */
const INTAKE_OWNER = 'U0ALEX';
/** Nobody is named as administrator, so that disputes go to whoever takes in what nobody answered. */
const SETTLER = INTAKE_OWNER;
const AES: Record<string, string> = {
  U0SAM: 'Sam Okafor',
  U0PRIYA: 'Priya Raman',
  U0IRIS: 'Iris Chen',
  U0ROBIN: 'Robin Hayes',
};
const ACCEPT: Deed = { button: 'Accept', kind: 'accepted', typed: {} };
const OUTCOMES = ['Won', 'Lost', 'No deal'] as const;
const KIND_OF = { Won: 'won', Lost: 'lost', 'No deal': 'no_deal' } as const;
/** What is chosen to decline, so that each of those has something to do who can have. */
const REASONS = ['Bad timing', 'No evidence', 'Conflict', 'Wrong owner', 'Wrong owner'];
const ASK: Deed = { button: 'Ask…', kind: 'asked', typed: { 'What do you need to know?': 'Who signs there?' } };
const ANSWER: Deed = { button: 'Answer', kind: 'replied', typed: { 'Your answer': 'Their head of operations.' } };
const GIVE_UP: Deed = { button: 'Withdraw…', kind: 'withdrawn', typed: { Why: 'The customer went elsewhere' } };
/** One that waits, in a list. */
const WAITS = /\bH[A-Z0-9]{7}(?=\s+Account \d+\s+·\s+Awaiting response)/;
const MOVE_CHANGED: Deed = { button: 'Changed…', kind: 'move_changed', typed: { 'Your next move': 'Write to them.' } };
const NOT_HAPPENED: Deed = { button: 'Did not happen…', kind: 'move_did_not_happen', typed: { Why: 'They were ill.' } };
const TAPS = ['Done', 'Introduction made', 'Ask them again', 'Still going'];
const SEND_AGAIN = ['Try again'];
const PASS_ON = 'Pass it on to them';

export function createPeople(sandbox: Sandbox, chance: Chance): People {
  const hands = createHands(sandbox, chance);
  const { told, as, pressAndSend, decide, press } = hands;
  const credit = createCreditDeeds(hands, chance, SETTLER);
  const checks = createCheckDeeds(hands, chance, INTAKE_OWNER);
  let count = 0;

  const handOff = () =>
    as(chance.pick(AUTHORS), async (author) => {
      count += 1;
      const account = `Account ${count}`;
      await author.slash('/handoff');
      const form = await formOf(author);
      if (!form) return;
      const ae = chance.pick(Object.values(AES));
      const isFilled = await fillHeard(form, packetFor(account, ae, chance.pick(PARTNERS), sandbox.clock.now()));
      if (isFilled && (await submitPatiently(author))) told.push({ account, kind: 'handed off' });
    });

  const declining = (): Deed => {
    const reason = chance.pick(REASONS);
    const better: Record<string, string> =
      reason === 'Wrong owner' ? { 'Better placed': chance.pick(Object.values(AES)) } : {};
    return { button: 'Decline', kind: 'declined', typed: { Reason: reason, ...better } };
  };

  const answer = () => {
    const ae = chance.pick(Object.keys(AES));
    const yesOrNo = chance.pick([ACCEPT, declining()]);
    if (chance.oneIn(4)) {
      const typed = { 'Better placed': chance.pick(Object.values(AES)) };
      const proposal = { button: 'Better placed…', kind: 'proposed', typed };
      // Some change their mind at once: what their card shows changes twice within seconds.
      return chance.oneIn(3) ? decide(ae, proposal) : decide(ae, proposal, yesOrNo);
    }
    if (chance.oneIn(5)) return decide(ae, ASK);
    if (chance.oneIn(6)) return press(ae, ['Remind me tomorrow', 'Only on the last day']);
    return decide(ae, yesOrNo);
  };

  /** Many say first whether it is worth working, once they are asked; others what came of it at once. */
  const sayWhatCameOfIt = () => {
    const ae = chance.pick(Object.keys(AES));
    if (chance.oneIn(3)) return press(ae, [chance.pick(['Yes', 'Yes', 'No: budget', 'No: fit'])]);
    const outcome = chance.pick(OUTCOMES);
    return decide(ae, chance.oneIn(2) ? opportunity() : cameOfIt(KIND_OF[outcome], outcome));
  };

  const cameOfIt = (kind: string, what: string, typed: Record<string, string> = {}): Deed => ({
    button: 'What came of it…',
    kind,
    typed: { 'What came of it': what, ...typed },
  });

  /** Another one each time: the same twice changes nothing. */
  const opportunity = (): Deed => {
    count += 1;
    return cameOfIt('opportunity', 'Opportunity opened', { Opportunity: `https://crm.example.com/${count}` });
  };

  /** What an account executive says of their own move. */
  const sayOfMove = () => {
    const ae = chance.pick(Object.keys(AES));
    return chance.oneIn(2) ? press(ae, TAPS) : decide(ae, chance.pick([MOVE_CHANGED, NOT_HAPPENED]));
  };

  /** Questions go to the author. */
  const answerQuestion = () => decide(chance.pick(AUTHORS), ANSWER);

  /** What becomes of a declined deal; some tell the partner first, and decide then. */
  const mendOrClose = () => {
    count += 1;
    const deed = () => dealDeed(chance, count, sandbox.clock.now());
    return chance.oneIn(3) ? decide(chance.pick(AUTHORS), deed(), deed()) : decide(chance.pick(AUTHORS), deed());
  };

  /** What came back from its check is given up from the message about that, by its author or whoever takes it in. */
  const giveUp = () => decide(chance.oneIn(2) ? INTAKE_OWNER : chance.pick(AUTHORS), GIVE_UP);

  const takeIn = () => {
    const why = { Why: 'They were at a fair' };
    const ae = { 'Account executive': chance.pick(Object.values(AES)) };
    const reroute = { button: 'Re-route', kind: 'rerouted', typed: { ...ae, Why: 'They know the customer.' } };
    const extend = { button: 'Keep with them', kind: 'extended', typed: { 'Business days from today': '2', ...why } };
    const withdraw = { button: 'Withdraw', kind: 'withdrawn', typed: why };
    const passOn = { button: 'Somebody else…', kind: 'rerouted', typed: reroute.typed };
    switch (chance.upTo(8)) {
      case 0:
        return decide(INTAKE_OWNER, reroute);
      case 1:
        return decide(INTAKE_OWNER, withdraw);
      case 2:
        return press(INTAKE_OWNER, SEND_AGAIN);
      case 3:
        return decide(INTAKE_OWNER, extend, chance.pick([reroute, withdraw]));
      case 4:
      case 5:
        return press(INTAKE_OWNER, [PASS_ON]);
      case 6:
        return decide(INTAKE_OWNER, passOn);
      default:
        return decide(INTAKE_OWNER, extend);
    }
  };

  /** Looks where the newest of theirs stands that waits, and puts a fact right there, or gives it up. */
  const putRight = () =>
    as(chance.pick(AUTHORS), async (author) => {
      const list = await answerTo(author, '/handoff list');
      const [reference] = WAITS.exec(list?.text ?? '') ?? [];
      const status = reference === undefined ? null : await answerTo(author, `/handoff status ${reference}`);
      const deed = chance.oneIn(5) ? GIVE_UP : correction();
      if (status?.buttons.includes(deed.button)) await pressAndSend(author, status, deed);
    });

  const correction = (): Deed => {
    count += 1;
    const facts = { 'Warm path': `They met on day ${count}.`, 'Partner next move': `They write mail ${count}.` };
    const [fact, words] = chance.pick(Object.entries(facts));
    return { button: 'Correct a fact…', kind: 'corrected', typed: { [fact]: words } };
  };

  const ACTS = [
    handOff,
    handOff,
    handOff,
    answer,
    answer,
    answer,
    answerQuestion,
    sayWhatCameOfIt,
    sayOfMove,
    takeIn,
    takeIn,
    putRight,
    mendOrClose,
    mendOrClose,
    () => credit.dispute(chance.pick(AUTHORS)),
    credit.settle,
    () => checks.sign(AES),
    () => checks.sign(AES),
    () => checks.sign(AES),
    giveUp,
  ];
  return {
    told,
    act: () => chance.pick(ACTS)(),
    pressSendAgain: () => press(INTAKE_OWNER, SEND_AGAIN),
  };
}
