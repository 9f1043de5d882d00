import type { Message, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import type { Chance } from './chance.ts';
import { answerTo, formOf, leaveForms, newestOf, PARTNERS, packetFor, submitPatiently } from './typing.ts';

/** What people do with the bot, drawn by chance, and what they were told was done. */
export type People = {
  /** One person does one thing; resolves when it is over. Throws when the bot was not there. */
  act: () => Promise<void>;
  /** The intake owner presses what the bot offers about messages that did not arrive, if anything is offered. */
  pressSendAgain: () => Promise<void>;
  /** What people were told is done: to hold against the history. */
  told: Told[];
};

/** `account` names the handoff; `kind` is what must stand in its history. */
export type Told = { account: string; kind: string };

const AUTHORS = ['U0MAYA', 'U0ADA', 'U0NOZONE'];
/** Alex owns both partners, and so takes in what nobody answered. */
const INTAKE_OWNER = 'U0ALEX';
const AES: Record<string, string> = {
  U0SAM: 'Sam Okafor',
  U0PRIYA: 'Priya Raman',
  U0IRIS: 'Iris Chen',
  U0ROBIN: 'Robin Hayes',
};
/** A button, what is typed into the form behind it, and what stands in the history when it was taken. */
type Deed = { button: string; kind: string; typed: Record<string, string> };
const ACCEPT: Deed = { button: 'Accept', kind: 'accepted', typed: {} };
const DECLINE: Deed = { button: 'Decline', kind: 'declined', typed: { Reason: 'Bad timing' } };
const OUTCOMES = ['Won', 'Lost', 'No deal'] as const;
const KIND_OF = { Won: 'won', Lost: 'lost', 'No deal': 'no_deal' } as const;
const ASK: Deed = { button: 'Ask…', kind: 'asked', typed: { 'What do you need to know?': 'Who signs there?' } };
const ANSWER: Deed = { button: 'Answer', kind: 'replied', typed: { 'Your answer': 'Their head of operations.' } };
const GIVE_UP: Deed = { button: 'Withdraw…', kind: 'withdrawn', typed: { Why: 'The customer went elsewhere' } };
/** One that waits, in a list. */
const WAITS = /\bH[A-Z0-9]{7}(?=\s+Account \d+\s+·\s+Awaiting response)/;
const SEND_AGAIN = ['Try again'];
/** Screens that nobody has closed: their buttons are pressed long after the message was redrawn. */
const HANDLES_KEPT = 40;

export function createPeople(sandbox: Sandbox, chance: Chance): People {
  const told: Told[] = [];
  const busy = new Set<string>();
  const handles: Record<string, Message[]> = {};
  let count = 0;

  /** Nobody types into two forms at once. */
  const as = async (personId: string, act: (person: PersonAtKeyboard) => Promise<void>): Promise<void> => {
    if (busy.has(personId)) return;
    busy.add(personId);
    try {
      await leaveForms(sandbox.as(personId));
      await act(sandbox.as(personId));
    } finally {
      busy.delete(personId);
    }
  };

  /** The newest message, or one that they have had on their screen for a while. */
  const messageWith = (person: PersonAtKeyboard, buttons: readonly string[], olderThanMs = 0): Message | undefined => {
    const kept = (handles[person.id] ??= []);
    const newest = newestOf(person);
    if (newest && newest.buttons.length > 0 && !kept.some(({ ts }) => ts === newest.ts)) kept.push(newest);
    if (kept.length > HANDLES_KEPT) kept.shift();
    const latest = (sandbox.clock.now() - olderThanMs) / 1000;
    const old = kept.filter(({ ts }) => Number(ts) <= latest);
    const offering = old.filter((message) => buttons.some((button) => message.buttons.includes(button)));
    return offering.length === 0 ? undefined : chance.pick(offering);
  };

  const handOff = () =>
    as(chance.pick(AUTHORS), async (author) => {
      count += 1;
      const account = `Account ${count}`;
      await author.slash('/handoff');
      const form = await formOf(author);
      if (!form) return;
      await form.fill(packetFor(account, chance.pick(Object.values(AES)), chance.pick(PARTNERS), sandbox.clock.now()));
      if (await submitPatiently(author)) told.push({ account, kind: 'handed off' });
    });

  /** Presses the button and sends the form behind it; true when it was taken. */
  const pressAndSend = async (person: PersonAtKeyboard, message: Message, { button, kind, typed }: Deed) => {
    await message.press(button);
    const form = await formOf(person);
    if (!form) return false;
    const [account] = /\bAccount \d+\b/.exec(message.text) ?? [];
    if (Object.keys(typed).length > 0) await form.fill(typed);
    const isTaken = await submitPatiently(person);
    if (isTaken && account) told.push({ account, kind });
    return isTaken;
  };

  /** One after the other with the same message, as long as each is taken. */
  const decide = (personId: string, first: Deed, ...others: Deed[]) =>
    as(personId, async (person) => {
      const message = messageWith(person, [first.button]);
      for (const deed of [first, ...others]) {
        if (!message || !(await pressAndSend(person, message, deed))) return;
      }
    });

  const press = (personId: string, buttons: readonly string[], olderThanMs = 0) =>
    as(personId, async (person) => {
      const message = messageWith(person, buttons, olderThanMs);
      const button = message?.buttons.find((text) => buttons.includes(text));
      if (button !== undefined) await message?.press(button);
    });

  const answer = () => {
    const ae = chance.pick(Object.keys(AES));
    const yesOrNo = chance.pick([ACCEPT, DECLINE]);
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

  /** Most say first whether it is worth working, some what came of it at once. */
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

  /** Questions go to the author. */
  const answerQuestion = () => decide(chance.pick(AUTHORS), ANSWER);

  const takeIn = () => {
    const why = { Why: 'They were at a fair' };
    const ae = { 'Account executive': chance.pick(Object.values(AES)) };
    const reroute = { button: 'Re-route', kind: 'rerouted', typed: { ...ae, Why: 'They know the customer.' } };
    const extend = { button: 'Keep with them', kind: 'extended', typed: { 'Business days from today': '2', ...why } };
    const withdraw = { button: 'Withdraw', kind: 'withdrawn', typed: why };
    switch (chance.upTo(5)) {
      case 0:
        return decide(INTAKE_OWNER, reroute);
      case 1:
        return decide(INTAKE_OWNER, withdraw);
      case 2:
        return press(INTAKE_OWNER, SEND_AGAIN);
      case 3:
        return decide(INTAKE_OWNER, extend, chance.pick([reroute, withdraw]));
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

  return {
    told,
    act: () =>
      chance.pick([handOff, handOff, handOff, answer, answer, answerQuestion, sayWhatCameOfIt, takeIn, putRight])(),
    pressSendAgain: () => press(INTAKE_OWNER, SEND_AGAIN),
  };
}
