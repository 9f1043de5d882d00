import type { Message, Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';

/** How people type into the bot's forms, and what they do when it does not answer. */

/** What is brought by Ferrous goes to its conflict check; for Brightwater its author certifies it. */
export const PARTNERS = [
  { name: 'Brightwater Consulting', channel: 'partner-brightwater', contact: 'Lena Fischer', isCertified: true },
  { name: 'Ferrous Systems', channel: 'partner-ferrous', contact: 'Finn Keller', isCertified: false },
];
const CERTIFIES = { 'Conflict check': ['Its author may say that nothing is in conflict'] };
/** The most that the form takes. */
const MOST_OPEN = 50;
const TRIES = 5;
const BETWEEN_TRIES_MS = 300;
const PATIENCE_MS = 600;
const LOOK_EVERY_MS = 20;
/** Before the storm nothing fails: whatever is asked for comes, however busy the machine is. */
const BEFORE_THE_STORM_MS = 20_000;
const REGISTER = 'Register a partner';
const IN_SLACK = 'Contacts in Slack';

/** Registers the partners, and lets each account executive have as many open handoffs as may be. Throws when it is refused. */
export async function prepare(sandbox: Sandbox): Promise<void> {
  const ada = sandbox.as('U0ADA');
  for (const { channel, contact, isCertified } of PARTNERS) {
    await ada.slash('/handoff partners');
    const registry = await openForm(ada, (shown) => shown.buttons().includes(REGISTER), BEFORE_THE_STORM_MS);
    await registry?.press(REGISTER);
    const first = await openForm(ada, hasFields, BEFORE_THE_STORM_MS);
    await first?.fill({ 'Shared channel': channel });
    await first?.submit();
    const form = await openForm(ada, (shown) => shown.fields().includes(IN_SLACK), BEFORE_THE_STORM_MS);
    const certifies = isCertified ? CERTIFIES : {};
    await form?.fill({ [IN_SLACK]: [contact], 'Alliances owner': 'Alex Romero', ...certifies });
    await form?.submit();
    await leaveForms(ada);
  }
  await ada.slash('/handoff settings');
  const form = await openForm(ada, hasFields, BEFORE_THE_STORM_MS);
  await form?.fill({ 'Handoffs that wait for one person': String(MOST_OPEN), 'Sales channel': 'deal-desk' });
  const result = await form?.submit();
  if (!result?.ok) throw new Error('The settings were not taken.');
}

const hasFields = (form: Modal) => form.fields().length > 0;

/** The form that was asked for, once it can be filled in; null when none comes. */
export async function formOf(person: PersonAtKeyboard): Promise<Modal | null> {
  return openForm(person, hasFields, PATIENCE_MS);
}

/** As people do who find a menu empty that the bot should have filled: they type into it again. False when that does not help. */
export async function fillPatiently(form: Modal, typed: Record<string, string | string[]>): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const problem = await form.fill(typed).then(
      () => null,
      (error: unknown) => error,
    );
    if (problem === null) return true;
    if (!(problem instanceof Error && problem.message.endsWith(MENU_IS_EMPTY))) throw problem;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return false;
}

const MENU_IS_EMPTY = 'The options are: none.';

/** The same for a form in which the bot hears of each field: who is told that Slack had trouble types on, since what is typed stays. */
export async function fillHeard(
  form: Modal,
  { [CONTACT]: contact, ...typed }: Record<string, string | string[]>,
): Promise<boolean> {
  const others = Object.entries(typed);
  const first = contact === undefined ? [] : [[CONTACT, contact] as const];
  for (const [label, value] of [...first, ...others]) {
    const button = ASKED_BEHIND[label];
    if (button !== undefined && !form.fields().includes(label) && form.buttons().includes(button))
      await form.press(button);
    if (!form.fields().includes(label)) continue;
    if (!(await fillPatiently(form, { [label]: value }).catch(unlessTrouble))) return false;
  }
  return true;
}

const CONTACT = 'Partner contact';
/** What the form of a packet asks only of who wants to change it. */
const ASKED_BEHIND: Record<string, string> = {
  'Seller next move by': 'Change days…',
  'Partner next move by': 'Change days…',
};

function unlessTrouble(problem: unknown): true {
  if (problem instanceof Error && problem.message.includes('trouble connecting')) return true;
  throw problem;
}

/** The form behind a button: it can be filled in, or asks for nothing but to be sent. */
export async function openedForm(person: PersonAtKeyboard): Promise<Modal | null> {
  return openForm(person, (form) => hasFields(form) || form.title === ASKS_NOTHING, PATIENCE_MS);
}

const ASKS_NOTHING = 'Close the deal';

/** The bot may show first that it is at work. */
async function openForm(
  person: PersonAtKeyboard,
  isReady: (form: Modal) => boolean,
  patienceMs: number,
): Promise<Modal | null> {
  for (let waited = 0; waited < patienceMs; waited += LOOK_EVERY_MS) {
    const form = person.modal();
    if (form && isReady(form)) return form;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return null;
}

/** What the command answers to them alone; null when nothing comes. */
export async function answerTo(person: PersonAtKeyboard, command: string): Promise<Message | null> {
  const before = newestOf(person)?.ts;
  await person.slash(command);
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const newest = newestOf(person);
    if (newest?.isEphemeral && newest.ts !== before) return newest;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return null;
}

/** Null when they have no message yet. */
export function newestOf(person: PersonAtKeyboard): Message | null {
  try {
    return person.lastMessage();
  } catch {
    return null;
  }
}

/** What the form for a handoff says last, when it was taken. */
const LAST_PAGES = ['Sent', 'Kept'];
/** What the author of a packet looks at before it goes out. */
const LAST_LOOK = 'Before you send';
/** Asked there for a packet with which not all is well. */
const REASON = 'Why it goes out all the same';

/**
 * As people do who read that Slack had trouble connecting: the form is still open, and they press again. True when it was taken: the
 * form has closed or says so, and nothing that refuses it is shown instead.
 */
export async function submitPatiently(person: PersonAtKeyboard): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const form = person.modal();
    if (form?.fields().includes(REASON)) await form.fill({ [REASON]: 'They asked me for it as it is.' });
    const result = await form?.submit();
    if (!result) return false;
    const shown = person.modal();
    if (result.ok && shown?.title === LAST_LOOK) continue;
    if (result.ok) return shown === null || LAST_PAGES.includes(shown.title);
    if (Object.keys(person.modal()?.errors() ?? {}).length > 0) return false;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return false;
}

export async function leaveForms(person: PersonAtKeyboard): Promise<void> {
  await person.modal()?.closeAll();
}

/** A form that is filled in as it should be; `now` in epoch ms. */
export function packetFor(
  account: string,
  ae: string,
  partner: { name: string; contact: string },
  now: number,
): Record<string, string | string[]> {
  const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    Account: account,
    'Why this account': 'On the priority list.',
    'Partner contact': partner.contact,
    'Why this partner matters': 'Runs the order system there.',
    'Customer trigger': 'The buyer asked for it last week.',
    'Joint value proposition': 'We bring data, they connect it.',
    'Warm path': 'They know the buyer.',
    'How warm': 'Strong: they spoke this month',
    'Seller next move': 'Join the call.',
    'Seller next move by': day(20),
    'Partner next move': 'They introduce you.',
    'Partner next move by': day(3),
    'Partner’s agreement': ['The partner agreed to this in writing'],
    'Risk and channel conflict': 'Checked: nothing registered.',
    'Conflict check': ['I have checked for registered and competing partners'],
    Evidence: 'Notes: https://docs.example.com/notes',
    'Account executive': ae,
  };
}
