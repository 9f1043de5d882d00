import type { Clock } from '../sandbox/clock.ts';
import type { Control, Message, PersonAtKeyboard, Sandbox } from '../sandbox/sandbox.ts';
import type { Chance } from './chance.ts';

/** What people, Slack and the calendar do to the bot meanwhile, drawn by chance. */
export type Storm = {
  /** One thing happens; resolves when it is over, whatever came of it. */
  gust: () => Promise<void>;
  /** Accounts of the forms whose senders were told that all is well. */
  sent: string[];
};

const AUTHORS = ['U0MAYA', 'U0ADA', 'U0NOZONE'];
/** Alex owns both partners, and so takes in what nobody answered. */
const INTAKE_OWNER = 'U0ALEX';
const AES: Record<string, string> = {
  U0SAM: 'Sam Okafor',
  U0PRIYA: 'Priya Raman',
  U0IRIS: 'Iris Chen',
  U0ROBIN: 'Robin Hayes',
};
const PARTNERS = [
  { name: 'Brightwater Consulting', channel: 'partner-brightwater', contact: 'Lena Fischer' },
  { name: 'Ferrous Systems', channel: 'partner-ferrous', contact: 'Finn Keller' },
];
const MINUTE = 60_000;
const JUMPS = [MINUTE, 61_000, 10 * MINUTE, 60 * MINUTE, 20 * 60 * MINUTE, 66 * 60 * MINUTE];
/** Screens that nobody has closed: their buttons are pressed long after the message was redrawn. */
const HANDLES_KEPT = 40;
const MOST_OPEN = 50;

type Fault = Parameters<Control['fail']>[0]['fault'];
const FAULTS: Fault[] = [
  { kind: 'rate_limited', retryAfterS: 2 },
  { kind: 'http', status: 500 },
  { kind: 'http', status: 503 },
  { kind: 'error', error: 'fatal_error' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'drop' },
  { kind: 'lost_reply' },
  { kind: 'lost_reply' },
];
const METHODS = [
  'chat.postMessage',
  'chat.postMessage',
  'chat.update',
  'conversations.open',
  'conversations.info',
  'users.info',
  'conversations.history',
  'conversations.replies',
];

export function createStorm(sandbox: Sandbox, chance: Chance, moveClock: (ms: number) => void): Storm {
  const sent: string[] = [];
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
  const messageWith = (person: PersonAtKeyboard, button: string): Message | undefined => {
    const kept = (handles[person.id] ??= []);
    const newest = person.messages().length === 0 ? null : person.lastMessage();
    if (newest && newest.buttons.length > 0 && !kept.some(({ ts }) => ts === newest.ts)) kept.push(newest);
    if (kept.length > HANDLES_KEPT) kept.shift();
    const offering = kept.filter(({ buttons }) => buttons.includes(button));
    return offering.length === 0 ? undefined : chance.pick(offering);
  };

  const handOff = () =>
    as(chance.pick(AUTHORS), async (author) => {
      count += 1;
      const account = `Account ${count}`;
      await author.slash('/handoff');
      const form = author.modal();
      if (!form) return;
      await form.fill(packetFor(account, chance.pick(Object.values(AES)), chance.pick(PARTNERS), sandbox.clock));
      if (await submitPatiently(author)) sent.push(account);
    });

  const press = (personId: string, button: string, typed: Record<string, string>) =>
    as(personId, async (person) => {
      await messageWith(person, button)?.press(button);
      const form = person.modal();
      if (!form) return;
      if (Object.keys(typed).length > 0) await form.fill(typed);
      await submitPatiently(person);
    });

  const answer = () => {
    const ae = chance.pick(Object.keys(AES));
    if (chance.oneIn(6)) return press(ae, 'Better placed…', { 'Better placed': chance.pick(Object.values(AES)) });
    if (chance.oneIn(6)) return press(ae, chance.pick(['Remind me tomorrow', 'Only on the last day']), {});
    return chance.oneIn(2) ? press(ae, 'Decline', { Reason: 'Bad timing' }) : press(ae, 'Accept', {});
  };

  const takeIn = () => {
    switch (chance.upTo(4)) {
      case 0:
        return press(INTAKE_OWNER, 'Re-route', { 'Account executive': chance.pick(Object.values(AES)) });
      case 1:
        return press(INTAKE_OWNER, 'Withdraw', { Why: 'The customer went elsewhere' });
      case 2:
        return press(INTAKE_OWNER, 'Try again', {});
      default:
        return press(INTAKE_OWNER, 'Extend', { 'Business days from today': '2', Why: 'They were at a fair' });
    }
  };

  const deeds: (() => Promise<void>)[] = [handOff, handOff, handOff, answer, answer, takeIn];
  const disasters: (() => void)[] = [
    () => sandbox.control.fail({ method: chance.pick(METHODS), times: 1 + chance.upTo(3), fault: chance.pick(FAULTS) }),
    () => sandbox.control.duplicateNext(),
    () => sandbox.control.disconnectSockets(chance.pick(['warning', 'refresh_requested', 'abrupt'])),
    () => moveClock(chance.pick(JUMPS)),
    () => moveClock(61_000),
    () => moveClock(61_000),
  ];

  return {
    sent,
    async gust() {
      // A dead bot makes half of this fail, and that is what it is for: what counts is what is true in the end.
      if (chance.oneIn(8)) chance.pick(disasters)();
      await chance
        .pick(deeds)()
        .catch((error: unknown) => process.env.TORTURE_TALK && console.error(error));
    },
  };
}

/** Registers the partners, and lets each account executive have as many open handoffs as may be. */
export async function prepare(sandbox: Sandbox): Promise<void> {
  const ada = sandbox.as('U0ADA');
  for (const { name, channel, contact } of PARTNERS) {
    await ada.slash('/handoff partners');
    await ada.modal()?.press('Register a partner');
    await ada.modal()?.fill({
      Name: name,
      'Shared channel': channel,
      Contacts: `${contact}, Practice lead`,
      'Alliances owner': 'Alex Romero',
    });
    await ada.modal()?.submit();
    await leaveForms(ada);
  }
  await ada.slash('/handoff settings');
  await ada.modal()?.fill({ 'Open handoffs for one person': String(MOST_OPEN) });
  const result = await ada.modal()?.submit();
  if (!result?.ok) throw new Error('The settings were not taken.');
}

/** As people do who read that Slack had trouble connecting: the form is still open, and they press again. True when it was taken. */
async function submitPatiently(person: PersonAtKeyboard): Promise<boolean> {
  for (let tries = 0; tries < 4; tries += 1) {
    const result = await person.modal()?.submit();
    if (!result || result.ok) return result?.ok === true;
    if (Object.keys(person.modal()?.errors() ?? {}).length > 0) return false;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  return false;
}

async function leaveForms(person: PersonAtKeyboard): Promise<void> {
  await person.modal()?.closeAll();
}

function packetFor(
  account: string,
  ae: string,
  partner: { name: string; contact: string },
  clock: Clock,
): Record<string, string | string[]> {
  const day = (offset: number) => new Date(clock.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    Account: account,
    'Why this account': 'On the priority list.',
    'Partner’s touch': day(-2),
    Partner: partner.name,
    'Partner contact': partner.contact,
    'Why this partner matters': 'Runs the order system there.',
    'Customer trigger': 'The buyer asked for it last week.',
    'Joint value proposition': 'We bring data, they connect it.',
    'Warm path': 'They know the buyer.',
    'How warm': 'Strong: they spoke this month',
    'Seller next move': 'Join the call.',
    'Seller next move by': day(5),
    'Partner next move': 'They introduce you.',
    'Partner next move by': day(3),
    'Partner’s agreement': ['The partner agreed to this in writing'],
    'Risk and channel conflict': 'Checked: nothing registered.',
    'Conflict check': ['Somebody has checked for registered and competing partners'],
    Evidence: 'https://docs.example.com/notes',
    'Account executive': ae,
  };
}
