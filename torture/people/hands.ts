import type { Message, Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import type { Deed, Form, Kind, Moment, Typed } from './deeds.ts';
import { createTyping } from './typing.ts';

/** How people press a button and send the form behind it, and what they were told was done. */
export type Hands = ReturnType<typeof createHands>;

/** `account` names what it is about; `kind` is what must stand in its history, under the name that people have for it. */
export type Told = { account: string; kind: string };

type Hears = {
  onFilled: () => void;
  /** Before a packet goes out. */
  onLastLook: (() => void) | undefined;
};

/** A button as somebody has it before them. */
export type Offer = { message: Message; label: string; about: string; deed: Deed };

export function createHands(deps: {
  sandbox: Sandbox;
  moment: Moment;
  /** What is typed into a packet where nothing stands. */
  usual: () => Typed;
  startMs: () => number;
}) {
  const { sandbox, moment, usual, startMs } = deps;
  const told: Told[] = [];
  const busy = new Set<string>();
  const typing = createTyping(sandbox, startMs);
  let acknowledged = 0;
  let waiting = 0;

  /** While somebody waits for what opens. */
  const waited = async <T>(work: Promise<T>): Promise<T> => {
    waiting += 1;
    return work.finally(() => (waiting -= 1));
  };

  const yes = (kind: Kind, account: string | null = null): void => {
    acknowledged += 1;
    if (account !== null) told.push({ account, kind: toldAs(kind) });
  };

  const accountOf = (form: Modal, { isPacket }: Form): string | null => {
    const typed = isPacket ? form.value('Account') : null;
    return typeof typed === 'string' ? typed : onlyAccountIn(form.text);
  };

  const complete = async (person: PersonAtKeyboard, opened: Modal, form: Form, hears: Hears): Promise<boolean> => {
    const { isPacket, typed, gaps } = form;
    const { onFilled, onLastLook } = hears;
    const missing = isPacket ? usual() : (gaps?.(moment) ?? {});
    if (!(await typing.fill(opened, typed(moment), missing))) return false;
    onFilled();
    if (await typing.submit(person, onLastLook)) return true;
    if (person.modal()?.id !== opened.id) return false;
    if (form.isShownFirst) return typing.submit(person);
    if (!isPacket) return false;
    // What follows from the contact is asked by now, and what is wrong is said.
    const wrong = Object.keys(opened.errors());
    const other = Object.entries(usual()).filter(([label]) => wrong.includes(label));
    await typing.fill(opened, Object.fromEntries(other), missing);
    return typing.submit(person, onLastLook);
  };

  /** Fills what has opened as the deed says, and sends it; true when it was taken. `about`: the account, where the form does not say it. */
  const sendForm = async (
    person: PersonAtKeyboard,
    { kinds: [kind], form }: Deed,
    { about = null, onLastLook }: { about?: string | null } & Partial<Hears> = {},
  ): Promise<boolean> => {
    const opened = form && (await waited(typing.formOf(person, form.titles)));
    if (!form || !opened) return false;
    // Once it is taken the form is gone.
    const account = () => accountOf(opened, form) ?? about;
    let named: string | null = null;
    const isTaken = await complete(person, opened, form, {
      onLastLook,
      onFilled: () => (named = account()),
    });
    if (isTaken) yes(kind, named);
    return isTaken;
  };

  return {
    told,
    typing,
    waited,
    yes,
    sendForm,
    isFree: (personId: string): boolean => !busy.has(personId),
    isAnybodyWaiting: (): boolean => waiting > 0,
    acknowledged: () => acknowledged,

    /** Nobody types into two forms at once. */
    async as(personId: string, act: (person: PersonAtKeyboard) => Promise<unknown>): Promise<void> {
      if (busy.has(personId)) return;
      busy.add(personId);
      const person = sandbox.as(personId);
      try {
        await person.modal()?.closeAll();
        await act(person);
      } finally {
        busy.delete(personId);
      }
    },

    /** Presses the button and sends the form behind it; true when both were taken. */
    async press(person: PersonAtKeyboard, { message, label, about, deed }: Offer): Promise<boolean> {
      const { ok } = await waited(message.press(label, { value: about }));
      if (!ok) return false;
      if (deed.form !== null) return sendForm(person, deed, { about: onlyAccountIn(message.text) });
      // Whether it was taken or refused is said by nobody: it counts, and is not held against the history.
      yes(deed.kinds[0]);
      return true;
    },
  };
}

/** The name that people have for it. */
const NAMES: Partial<Record<string, string>> = {
  sent: 'handed off',
  kept: 'handed off',
  check_asked: 'handed off',
  rerouted: 'passed on',
  check_renewed: 'passed on',
};
export const toldAs = (kind: string): string => NAMES[kind] ?? kind;

/** One message may speak of several handoffs, each with its own buttons: then only the form says which one it is about. */
function onlyAccountIn(text: string): string | null {
  const [account, ...others] = new Set(text.match(/\bAccount \d+\b/g));
  return account !== undefined && others.length === 0 ? account : null;
}
