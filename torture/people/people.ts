import type { Sandbox } from 'slack-sandbox';
import { AES, AUTHORS, leaver, OWNERS, PARTNERS } from './cast.ts';
import type { Chance } from '../chance.ts';
import type { Moment } from './deeds.ts';
import { createErrands, type Errand } from './errands.ts';
import { createHands, type Offer, type Told } from './hands.ts';
import { isPossible, worths } from './rarest.ts';
import { createScreens } from './screens.ts';
import { shownIn } from '../shown.ts';
import type { Brought, Tally } from '../storm/tally.ts';
import { packetTyped } from './typed-packets.ts';

/** What people do with the bot, what happened least first, and what they were told was done. */
export type People = {
  /** One person does one thing; resolves when it is over. Throws when the bot was not there. */
  act: () => Promise<void>;
  /** All who are told of messages that did not arrive have them sent again. */
  pressSendAgain: () => Promise<void>;
  /** What people were told is done: to hold against the history. */
  told: Told[];
  /** How often the bot has said yes so far. */
  acknowledged: () => number;
  /** Somebody has pressed, and waits for what opens. */
  isAnybodyWaiting: () => boolean;
  /** Who has left the company. */
  gone: ReadonlySet<string>;
};

const DAY = 86_400_000;
/** Of some who could do something now, the one does it who has the best to do. */
const ASKED_AT_ONCE = 6;
/** What was tried with a message before is worth less. */
const WORTH_LOST_BY_A_TRY = 1;
/** A button that is there already is worth more than to begin something. */
const WORTH_OF_AN_ERRAND = 0.6;
const SEND_AGAIN = 'Try again';
const SEND_AGAIN_ONE_IN = 40;
const LOOKED_THROUGH = 200;
/** So many of those who will leave are there at one time. */
const LEAVERS = 2;
const SEEN_AT_A_GLANCE = 15;

type Choice = { worth: number; run: () => Promise<unknown> };

export function createPeople(deps: {
  sandbox: Sandbox;
  chance: Chance;
  tally: Pick<Tally, 'times' | 'handoffs'>;
  /** What has happened elsewhere is less worth doing. */
  before: Brought;
  /** How many handoffs there should be by now. */
  wanted: () => number;
  /** How long the bot takes to start (ms): people are as patient as the machine is busy. */
  startMs: () => number;
}): People {
  const { sandbox, chance, tally, before, wanted, startMs } = deps;
  const tries = new Map<string, number>();
  const runs = new Map<Errand, number>();
  const gone = new Set<string>();
  const leavers = Array.from({ length: LEAVERS }, (_, at) => leaver(at + 1));
  for (const each of leavers) sandbox.control.addPerson(each);
  let numbers = 0;

  /** Who leaves has something to answer. */
  const nextToLeave = () =>
    leavers.findIndex(({ id }) =>
      sandbox
        .as(id)
        .newest(SEEN_AT_A_GLANCE)
        .some(({ buttons }) => buttons.includes('Accept')),
    );
  /** Somebody else is there in their place. */
  const leave = (): void => {
    const at = nextToLeave();
    const left = leavers[at];
    if (!left) return;
    gone.add(left.id);
    sandbox.control.patchPerson(left.id, { deleted: true });
    leavers[at] = leaver(LEAVERS + gone.size);
    sandbox.control.addPerson(leavers[at]);
  };

  const moment: Moment = {
    chance,
    day: (offset) => new Date(sandbox.clock.now() + offset * DAY).toISOString().slice(0, 10),
    fresh: () => (numbers += 1),
    anAe: () => chance.pick([...Object.values(AES), ...leavers.map(({ realName }) => realName)]),
  };
  const usual = () => packetTyped(chance.pick(PARTNERS), moment);
  const hands = createHands({ sandbox, moment, usual, startMs });
  const screens = createScreens(sandbox, chance);
  let worthOf = worths(tally.times, before.times);

  const keyOf = ({ message, about, deed }: Offer): string => `${message.ts} ${about} ${deed.kinds[0]}`;
  const worthOfOffer = (offer: Offer): number => {
    const tried = tries.get(keyOf(offer)) ?? 0;
    return Math.max(...offer.deed.kinds.map(worthOf)) / (1 + WORTH_LOST_BY_A_TRY * tried);
  };
  /** Not always the very best: the same seed of people is not to do the same for ever. */
  const byChance = (worth: number): number => worth * (0.5 + chance.next() / 2);
  const best = (offers: readonly Offer[]): Offer | null =>
    bestOf(offers.map((offer) => ({ offer, worth: byChance(worthOfOffer(offer)) })))?.offer ?? null;
  const errands = createErrands({ sandbox, hands, moment, best, leave, canLeave: () => nextToLeave() >= 0 });

  /** What was tried often and brought little is worth little. */
  const worthOfErrand = (errand: Errand): number => {
    if (errand.isHandoff && tally.handoffs() < wanted()) return 1;
    const kinds = errand.kinds.filter((kind) => isPossible(kind, tally.times));
    const brought = errand.kinds.reduce((all, kind) => all + tally.times(kind), 0);
    const fatigue = 1 + (runs.get(errand) ?? 0) / (1 + brought);
    return (WORTH_OF_AN_ERRAND * Math.max(0, ...kinds.map(worthOf))) / fatigue;
  };

  const choicesOf = (personId: string): Choice[] => {
    const partner = PARTNERS.find(({ people }) => people.includes(personId));
    const offer = best(partner ? screens.ofPartner(personId, partner.channel) : screens.ofOurs(personId));
    const toPress = offer && {
      worth: byChance(worthOfOffer(offer)),
      run: () =>
        hands.as(personId, async (person) => {
          tries.set(keyOf(offer), (tries.get(keyOf(offer)) ?? 0) + 1);
          await hands.press(person, offer);
        }),
    };
    const toBegin = errands
      .filter(({ who, isTimely }) => who.includes(personId) && (isTimely?.(sandbox.as(personId)) ?? true))
      .map((errand) => ({
        worth: byChance(worthOfErrand(errand)),
        run: () => {
          runs.set(errand, (runs.get(errand) ?? 0) + 1);
          return hands.as(personId, errand.run);
        },
      }));
    return [...(toPress ? [toPress] : []), ...toBegin];
  };

  const everybody = (): string[] => [
    ...AUTHORS,
    // They have most to do.
    ...OWNERS,
    ...OWNERS,
    ...Object.keys(AES),
    ...leavers.map(({ id }) => id),
    ...PARTNERS.flatMap(({ people }) => people),
  ];

  const pressSendAgain = async (): Promise<void> => {
    for (const id of [...OWNERS, ...AUTHORS])
      await hands.as(id, async (person) => {
        const message = person.newest(LOOKED_THROUGH).findLast(({ buttons }) => buttons.includes(SEND_AGAIN));
        const button = shownIn(message?.blocks).buttons.find(({ label }) => label === SEND_AGAIN);
        if (button) await message?.press(SEND_AGAIN, { value: button.about });
      });
  };

  return {
    told: hands.told,
    acknowledged: hands.acknowledged,
    isAnybodyWaiting: hands.isAnybodyWaiting,
    gone,
    pressSendAgain,
    async act() {
      if (chance.oneIn(SEND_AGAIN_ONE_IN)) return pressSendAgain();
      worthOf = worths(tally.times, before.times);
      const free = everybody().filter(hands.isFree);
      if (free.length === 0) return;
      const some = new Set(Array.from({ length: ASKED_AT_ONCE }, () => chance.pick(free)));
      await bestOf([...some].flatMap(choicesOf))?.run();
    },
  };
}

function bestOf<T extends { worth: number }>(all: readonly T[]): T | null {
  return all.reduce<T | null>((first, one) => (first === null || one.worth > first.worth ? one : first), null);
}
