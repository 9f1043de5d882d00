import type { Modal } from 'slack-sandbox';
import { ACTION } from '../../src/blocks/ids.ts';
import { changeWords } from '../../src/blocks/packet/what-follows.ts';
import { REASONS } from '../../src/blocks/kit/words.ts';
import {
  ADMINISTRATOR,
  ALLIANCES_OWNER,
  ESCALATION_CONTACT,
  INTAKE_OWNER,
  PARTNERS,
  READERS,
  type Reader,
} from './cast.ts';
import type { Over } from './counts.ts';
import type { Act, Deal, Deed } from './courses.ts';
import type { Office } from './office.ts';

/** What people do in Slack, with the buttons and forms that they have before them. */

type Typing = Record<string, string | string[]>;
type Answer = { button: string; typed: (deal: Deal) => Typing };

/** The title of what is shown in place of a form that was refused. */
const REFUSED = 'Not possible';
/** What the author of a packet looks at before it goes out. */
const LAST_LOOK = 'Before you send';
/** Asked there for a packet with which not all is well. */
const REASON = 'Why it goes out all the same';
const DAY_MS = 86_400_000;
const TICKS = {
  'Partner’s agreement': ['The partner agreed to this in writing'],
  'Conflict check': ['I have checked for registered and competing partners'],
};
const WHY = { Why: 'They were at a fair.' };

/** Each deed but the first: the button in a message that leads to it, and what is typed into the form behind. */
const ANSWERS: Record<Exclude<Deed, 'send'>, Answer> = {
  accept: { button: ACTION.accept, typed: () => ({}) },
  decline: { button: ACTION.decline, typed: () => ({ Reason: REASONS.no_evidence.label }) },
  mend: {
    button: ACTION.revise,
    typed: () => ({ ...TICKS, Evidence: 'Notes and mails: https://docs.example.com/mended' }),
  },
  propose: { button: ACTION.propose, typed: ({ better }) => ({ 'Better placed': better.name }) },
  reroute: { button: ACTION.reroute, typed: ({ better }) => ({ 'Account executive': better.name, ...WHY }) },
  keep: { button: ACTION.extend, typed: () => ({ 'Business days from today': '2', ...WHY }) },
  withdraw: { button: ACTION.withdraw, typed: () => WHY },
  'remind less': { button: ACTION.remindOnLastDay, typed: () => ({}) },
};

const OF_EXECUTIVES = [ACTION.accept, ACTION.decline, ACTION.propose, ACTION.remindTomorrow, ACTION.remindOnLastDay];
const OF_INTAKE_OWNERS = [ACTION.reroute, ACTION.extend, ACTION.withdraw];

/** Does it, and waits until the bot has told everybody. `handoff` is the deal's newest reference. Throws when it is refused. */
export async function perform(office: Office, { deal, who, does }: Act, handoff: string): Promise<void> {
  // What they read last may still be open: a form that says what was done.
  await office.as(who.id).modal()?.closeAll();
  if (does === 'send') await handOff(office, deal);
  else await answer(office, { who, handoff, answer: ANSWERS[does], deal });
  await office.settle();
}

/** What nobody may be asked any more once this was done at `at`. */
export function overBy({ does, deal }: Act, handoff: string, at: number): Over[] {
  const asked = { handoff, reader: null, postedUntil: null };
  const decided = { ...asked, actions: OF_INTAKE_OWNERS, postedUntil: at };
  switch (does) {
    case 'accept':
    case 'decline':
    case 'withdraw':
      return [{ ...asked, actions: [...OF_EXECUTIVES, ...OF_INTAKE_OWNERS] }];
    case 'reroute':
      return [decided, { ...asked, actions: OF_EXECUTIVES, reader: deal.executive.id }];
    case 'keep':
      return [decided];
    case 'send':
    case 'mend':
    case 'propose':
    case 'remind less':
      return [];
    default:
      return does satisfies never;
  }
}

async function handOff(office: Office, deal: Deal): Promise<void> {
  const author = office.as(deal.author.id);
  await author.slash('/handoff');
  const form = await formOf(office, deal.author.id);
  // What else is asked follows from the contact, and from what its author wants to change.
  await form.fill({ 'Partner contact': deal.partner.contact.name });
  await office.settle();
  for (const group of ['touch', 'days', 'rest'] as const) {
    if (form.buttons().includes(changeWords(group))) await form.press(changeWords(group));
    await office.settle();
  }
  await fill(form, packetOf(deal, office.now()));
  await submit(office, author.id, deal.account);
}

async function answer(
  office: Office,
  { who, handoff, answer: { button, typed }, deal }: { who: Reader; handoff: string; answer: Answer; deal: Deal },
): Promise<void> {
  for (const message of office.sight.standing(who).toReversed()) {
    const found = message.buttons.find(({ action, about }) => action === button && about === handoff);
    if (!found) continue;
    await office.press(who.id, message, found);
    if (button === ACTION.remindOnLastDay) return;
    const form = await formOf(office, who.id);
    await fill(form, typed(deal));
    return submit(office, who.id, deal.account);
  }
  throw new Error(`${who.name} has no message in which ${button} can be pressed for ${deal.account} (${handoff}).`);
}

/** The window may say first that it is at work. */
async function formOf(office: Office, personId: string): Promise<Modal> {
  await office.settle();
  const form = office.as(personId).modal();
  if (!form || form.fields().length === 0) throw new Error(`${personId} has no form open but ${form?.text ?? 'none'}.`);
  return form;
}

async function fill(form: Modal, typing: Typing): Promise<void> {
  for (const [label, typed] of Object.entries(typing)) await form.fill({ [label]: typed });
}

/** `what` is told when it is refused. */
async function submit(office: Office, personId: string, what: string): Promise<void> {
  const form = await formOf(office, personId);
  const { title } = form;
  const result = await form.submit();
  const shown = office.as(personId).modal();
  if (shown?.title === LAST_LOOK) {
    if (shown.fields().includes(REASON)) await shown.fill({ [REASON]: 'They asked me for it as it is.' });
    return void (await shown.submit());
  }
  if (!result.ok || shown?.title === REFUSED) {
    throw new Error(`${title}, ${what}: ${result.ok ? shown?.text : JSON.stringify(result)}`);
  }
}

/** A complete packet; no word in it names another deal. */
function packetOf({ account, executive, course }: Deal, now: number): Typing {
  const day = (offset: number) => new Date(now + offset * DAY_MS).toISOString().slice(0, 10);
  return {
    Account: account,
    'Why this account': 'On the priority list.',
    'Partner’s touch': day(-3),
    'Where the touch is seen': 'https://mail.example.com/thread/4711',
    'Why this partner matters': 'Runs the order system there.',
    'Customer trigger': '“Not another season on spreadsheets.” The head of operations, last week.',
    'Joint value proposition': 'We bring live stock data, they connect it.',
    'Warm path': 'They meet the head of operations every other week.',
    'How warm': 'Strong: they spoke this month',
    'Seller next move': 'Join the call and show the live stock view.',
    'Seller next move by': day(18),
    'Partner next move': 'An introduction by mail.',
    'Partner next move by': day(16),
    'Risk and channel conflict': 'Checked on Monday: nothing registered.',
    ...TICKS,
    Evidence: 'Notes: https://docs.example.com/notes',
    'Account executive': executive.name,
    'Response window (business days)': String(course.window),
  };
}

/** The administrator names who takes in what nobody answered, and registers the partners; who is away soon says so. */
export async function setUp(office: Office): Promise<void> {
  await administer(office);
  for (const { id, dayOff } of READERS) if (dayOff !== null) await takeDayOff(office, id, dayOff);
}

async function administer(office: Office): Promise<void> {
  const ada = office.as(ADMINISTRATOR);
  await ada.slash('/handoff settings');
  const settings = await formOf(office, ada.id);
  await fill(settings, { 'Intake owner': INTAKE_OWNER.name, 'Escalation contact': ESCALATION_CONTACT.name });
  await submit(office, ada.id, 'settings');
  for (const { channel, contact } of Object.values(PARTNERS)) {
    await ada.slash('/handoff partners');
    await office.settle();
    await ada.modal()?.press('Register a partner');
    const first = await formOf(office, ada.id);
    await first.fill({ 'Shared channel': channel });
    await submit(office, ada.id, channel);
    const form = await formOf(office, ada.id);
    await fill(form, {
      'Contacts in Slack': [contact.name],
      'Alliances owner': ALLIANCES_OWNER,
      'Conflict check': ['Its author may say that nothing is in conflict'],
    });
    await submit(office, ada.id, channel);
    await ada.modal()?.closeAll();
  }
}

async function takeDayOff(office: Office, personId: string, day: string): Promise<void> {
  const person = office.as(personId);
  await person.slash('/handoff me');
  await office.settle();
  await person.modal()?.press('Add days off');
  const form = await formOf(office, personId);
  await fill(form, { 'First day off': day, 'Last day off': day });
  await submit(office, personId, day);
  await person.modal()?.closeAll();
}
