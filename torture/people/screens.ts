import type { Message, PersonAtKeyboard, Sandbox } from 'slack-sandbox';
import type { ActionId } from '../../src/blocks/ids.ts';
import type { Chance } from '../chance.ts';
import { DEEDS } from './deeds.ts';
import type { Offer } from './hands.ts';
import { shownIn } from '../shown.ts';

/** What people have before them: each button that they could press now, and some on screens that nobody has drawn anew. */

/** So many messages they look back. */
const LOOKED_THROUGH = 80;
/** Screens that nobody has closed: their buttons are pressed long after the message was redrawn. */
const SCREENS_KEPT = 30;
const OLD_SCREEN_ONE_IN = 7;
/** A partner's cards are many, and only what stands under them can be pressed. Under the oldest everything is settled. */
const CARDS_LOOKED_THROUGH = 30;
const THREADS_LOOKED_INTO = 8;

export function createScreens(sandbox: Sandbox, chance: Chance) {
  const kept = new Map<string, Message[]>();

  const keep = (personId: string, shown: readonly Message[]): void => {
    const own = kept.get(personId) ?? [];
    const one = shown.length > 0 ? chance.pick(shown) : null;
    kept.set(personId, [...own, ...(one ? [one] : [])].slice(-SCREENS_KEPT));
  };

  const look = (person: PersonAtKeyboard, messages: readonly Message[]): Offer[] => {
    const withButtons = messages.filter(({ buttons }) => buttons.length > 0);
    keep(person.id, withButtons);
    return (chance.oneIn(OLD_SCREEN_ONE_IN) ? (kept.get(person.id) ?? []) : withButtons).flatMap(offersOf);
  };

  return {
    /** In somebody's own conversation with the bot. */
    ofOurs(personId: string): Offer[] {
      const person = sandbox.as(personId);
      return look(person, person.newest(LOOKED_THROUGH));
    },

    /** In the threads of a partner's channel. */
    ofPartner(personId: string, channel: string): Offer[] {
      const person = sandbox.as(personId);
      const roots = person.newest(CARDS_LOOKED_THROUGH, channel);
      const some = Array.from({ length: Math.min(THREADS_LOOKED_INTO, roots.length) }, () => chance.pick(roots));
      return look(
        person,
        some.flatMap((root) => root.replies()),
      );
    },
  };
}

export function offersOf(message: Message): Offer[] {
  return shownIn(message.blocks).buttons.flatMap(({ label, action, about }) =>
    (Object.hasOwn(DEEDS, action) ? DEEDS[action as ActionId] : []).map((deed) => ({ message, label, about, deed })),
  );
}
