import type { Message, Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import type { Form, Typed } from './deeds.ts';

/** How people type into the bot's forms, and what they do when it does not answer. */

const TRIES = 5;
/** So long people wait for something to open, or for the bot to be there again; and how often they look (real ms). On a busy machine they wait longer. */
const PATIENCE_MS = 700;
const PATIENCE_IN_STARTS = 1.5;
const LONG_PATIENCE_MS = 6_000;
const LOOK_EVERY_MS = 5;
/** What a form says last when it was taken. */
const LAST_PAGES = ['Sent', 'Kept', 'Saved'];
/** What stands over a form that cannot be taken at all. */
const REFUSED = 'Not possible';
/** What the author of a packet looks at before it goes out. */
const LAST_LOOK = 'Before you send';
/** Asked there for a packet with which not all is well. */
const REASONS = ['Why it goes out all the same', 'Why another handoff'];
/** What the form of a packet asks only of who wants to change it. */
const ASKED_BEHIND: Record<string, string> = {
  'Seller next move by': 'Change days…',
  'Partner next move by': 'Change days…',
};
/** What the form asks, and what is offered in it, follows from these. */
const FIRST = ['Partner', 'Partner contact'];

export type Typing = ReturnType<typeof createTyping>;

/** `startMs`: how long the bot takes to start. */
export function createTyping({ isConnected }: Pick<Sandbox, 'isConnected'>, startMs: () => number = () => 0) {
  const patience = () => Math.max(PATIENCE_MS, PATIENCE_IN_STARTS * startMs());
  /** False when it takes too long. */
  const until = async (isSo: () => boolean, patienceMs = patience()): Promise<boolean> => {
    for (const begunAt = performance.now(); performance.now() - begunAt < patienceMs; ) {
      if (isSo()) return true;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return isSo();
  };
  const untilThere = () => until(isConnected, LONG_PATIENCE_MS);

  /** As people do who find a menu empty that the bot should have filled, or read that Slack had trouble: what is typed stays, and they type on. */
  const typeOne = async (form: Modal, label: string, value: string | string[]): Promise<boolean> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const problem = await form.fill({ [label]: value }).then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (problem === '' || problem.includes('trouble connecting')) return true;
      if (!problem.endsWith(MENU_IS_EMPTY)) throw new Error(problem);
      await untilThere();
    }
    return false;
  };

  const open = async (form: Modal, button: string, label: string): Promise<void> => {
    await form.press(button);
    await until(() => form.fields().includes(label));
  };

  return {
    until,

    /** What is `typed`, and of the `gaps` what nobody has typed and nothing has filled. False when a menu stays empty. */
    async fill(form: Modal, typed: Typed, gaps: Typed = {}): Promise<boolean> {
      const all = Object.entries({ ...gaps, ...typed });
      const inOrder = all.toSorted(([one], [other]) => FIRST.indexOf(other) - FIRST.indexOf(one));
      for (const [label, value] of inOrder) {
        const isAsked = Object.hasOwn(typed, label);
        const button = ASKED_BEHIND[label];
        if (isAsked && button !== undefined && form.buttons().includes(button)) await open(form, button, label);
        if (!form.fields().includes(label) || !(isAsked || isEmpty(form.value(label)))) continue;
        if (!(await typeOne(form, label, value))) return false;
      }
      return true;
    },

    /** True when it was taken: the form has closed or says so, and nothing that refuses it is shown instead. `onLastLook`: before a packet goes out. */
    async submit(person: PersonAtKeyboard, onLastLook: () => void = () => undefined): Promise<boolean> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const form = person.modal();
        if (!form || form.title === REFUSED) return false;
        if (form.title === LAST_LOOK) onLastLook();
        for (const reason of REASONS)
          if (form.fields().includes(reason) && isEmpty(form.value(reason)))
            await typeOne(form, reason, 'They asked me for it as it is.');
        const result = await form.submit();
        const shown = person.modal();
        if (result.ok && shown?.title === LAST_LOOK) continue;
        if (result.ok) return isOver(form.id, shown);
        if (Object.keys(shown?.errors() ?? {}).length > 0) return false;
        // The form is still open, and they press again.
        await untilThere();
      }
      return false;
    },

    /** The form with one of these titles, once it is open; null when none comes, or they are told why not. */
    async formOf(person: PersonAtKeyboard, titles: Form['titles'], patienceMs = patience()): Promise<Modal | null> {
      const before = newestOf(person)?.ts;
      const opened = (): Modal | null => {
        const form = person.modal();
        return form && titles.includes(form.title) ? form : null;
      };
      const isToldWhyNot = (): boolean => {
        const newest = newestOf(person);
        return person.modal()?.title === REFUSED || (newest?.isEphemeral === true && newest.ts !== before);
      };
      await until(() => opened() !== null || isToldWhyNot(), patienceMs);
      return opened();
    },

    /** What the command answers to them alone; null when nothing comes. */
    async answerTo(person: PersonAtKeyboard, command: string): Promise<Message | null> {
      const before = newestOf(person)?.ts;
      const { ok } = await person.slash(command);
      const answer = (): Message | null => {
        const newest = newestOf(person);
        return newest?.isEphemeral && newest.ts !== before ? newest : null;
      };
      if (ok) await until(() => answer() !== null);
      return answer();
    },
  };
}

const MENU_IS_EMPTY = 'The options are: none.';
const isEmpty = (value: string | string[] | null): boolean => value === null || value.length === 0;

/** It has closed, or says so, or what was beneath it is shown. */
function isOver(sent: string, shown: Modal | null): boolean {
  if (shown === null || LAST_PAGES.includes(shown.title)) return true;
  return shown.id !== sent && shown.title !== REFUSED;
}

/** Null when they have no message yet. */
export function newestOf(person: PersonAtKeyboard): Message | null {
  return person.newest(1).at(-1) ?? null;
}
