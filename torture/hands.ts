import type { Message, Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import type { Chance } from './chance.ts';
import { fillHeard, leaveForms, newestOf, openedForm, submitPatiently } from './typing.ts';

/** How people find a button, press it and send the form behind it, and what they were told was done. */
export type Hands = ReturnType<typeof createHands>;

/** `account` names the handoff; `kind` is what must stand in its history. */
export type Told = { account: string; kind: string };

/** A button, what is typed into the form behind it, and what stands in the history when it was taken. */
export type Deed = {
  button: string;
  kind: string;
  typed: Record<string, string | string[]>;
  /** The form shows first how it reads, and is sent once more. */
  isShownFirst?: boolean;
};

/** Screens that nobody has closed: their buttons are pressed long after the message was redrawn. */
const HANDLES_KEPT = 40;

export function createHands(sandbox: Sandbox, chance: Chance) {
  const told: Told[] = [];
  const busy = new Set<string>();
  const handles: Record<string, Message[]> = {};

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

  const isSent = async (person: PersonAtKeyboard, form: Modal, { typed, isShownFirst = false }: Deed) => {
    if (Object.keys(typed).length > 0) await fillHeard(form, typed);
    const isTaken = await submitPatiently(person);
    return isTaken || !isShownFirst ? isTaken : submitPatiently(person);
  };

  /** Presses the button and sends the form behind it; true when it was taken. */
  const pressAndSend = async (person: PersonAtKeyboard, message: Message, deed: Deed): Promise<boolean> => {
    await message.press(deed.button);
    const form = await openedForm(person);
    if (!form) return false;
    const account = onlyAccountIn(form.text) ?? onlyAccountIn(message.text);
    const isTaken = await isSent(person, form, deed);
    if (isTaken && account) told.push({ account, kind: deed.kind });
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

  return { told, as, messageWith, pressAndSend, decide, press };
}

/** One message may speak of several handoffs, each with its own buttons: then only the form says which one it is about. */
function onlyAccountIn(text: string): string | null {
  const [account, ...others] = new Set(text.match(/\bAccount \d+\b/g));
  return account !== undefined && others.length === 0 ? account : null;
}
