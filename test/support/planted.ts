import type { PersonAtKeyboard } from 'slack-sandbox';
import { handoffModal } from '../../src/blocks/packet/handoff-modal.ts';
import { Refusal, WrongInput } from '../../src/core/kernel/errors.ts';
import type { Presser } from '../../src/core/handoff/handoff.ts';
import { fieldOf, PACKET_KEYS, type PacketKey } from '../../src/core/packet/packet.ts';
import type { Typed } from '../../src/core/packet/packet-draft.ts';
import type { Preview } from '../../src/core/packet/preview.ts';
import type { Services } from '../../src/services/services.ts';
import { ALL_GROUPS } from './packet-form.ts';

/** A handoff without its form: the running bot's own services take what would have been typed, decide, save and tell. */

/** Why it goes out, where not all is well with it. */
export const ALL_THE_SAME = 'The account executive asked me for it as it is.';

/** What is typed into a form, by the labels that a person reads. */
export type Labelled = Record<string, string | string[] | boolean | null>;

/** Sends a packet for this person, as from the last look at it. False, and nothing has happened, when it cannot be sent. */
export async function plantHandoff(services: Services, who: PersonAtKeyboard, labelled: Labelled): Promise<boolean> {
  const { drafts, packetForms, sending } = services;
  const { id: userId, teamId } = who.state().me;
  const by: Presser = { userId, teamId };
  const draft = drafts.blank(by);
  const typed = await valuesOf(labelled, who, services);
  const form = await packetForms.of({ ...draft, typed });
  const drawn = handoffModal({ ...form, opened: new Set(ALL_GROUPS) });
  const asked = new Set(drawn.blocks.map(({ block_id: key }) => key));
  // Offered only where who hands off may say themselves that nothing is in conflict.
  if (!asked.has('conflict_checked')) delete typed.conflict_checked;
  const unasked = Object.keys(typed).filter((key) => !asked.has(key));
  if (unasked.length > 0) throw new Error(`The form does not ask for ${unasked.join(', ')}.`);
  const packet = { by, input: form.whole, requestKey: draft.id, revisionOf: null, overrideReason: ALL_THE_SAME };
  if (!(await canBeSent(sending.preview(packet)))) return false;
  const { whole } = await packetForms.of(await drafts.keep(draft.id, by, { changed: typed, asDrawn: {} }));
  await sending.send({ ...packet, input: whole });
  return true;
}

/** False when it is refused, and when it needs a reason that its author has not given. */
async function canBeSent(preview: Promise<Preview>): Promise<boolean> {
  try {
    const { worked, scored } = await preview;
    return worked === null && scored.recommendation.sending !== 'not_possible';
  } catch (error) {
    if (error instanceof Refusal || error instanceof WrongInput) return false;
    throw error;
  }
}

/** As the form would hold them. The partner follows from the contact. */
async function valuesOf(labelled: Labelled, who: PersonAtKeyboard, services: Services): Promise<Typed> {
  const { Partner: _, ...others } = labelled;
  const entries = Object.entries(others).map(async ([label, typed]) => {
    const key = one(
      PACKET_KEYS.filter((candidate) => fieldOf(candidate).label === label),
      label,
    );
    return [key, await valueOf(key, typed, who, services)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function valueOf(
  key: PacketKey,
  typed: Labelled[string],
  who: PersonAtKeyboard,
  { registry }: Services,
): Promise<string | number | boolean | null> {
  const { input } = fieldOf(key);
  if (input.as === 'tick') return Array.isArray(typed) ? typed.length > 0 : typed === true;
  if (typed === null || typed === '') return null;
  const words = String(typed);
  switch (input.as) {
    case 'person':
      return one(
        who.state().people.filter(({ id, name, realName }) => [id, name, realName].includes(words)),
        words,
      ).id;
    case 'contact': {
      const found = await registry.lookUpContacts({ typed: words, by: who.id }, null);
      return one(
        found.filter(({ name }) => name === words),
        words,
      ).id;
    }
    case 'choice':
      return one(
        Object.entries(input.options).filter(([, shown]) => shown === words),
        words,
      )[0];
    case 'number':
      return Number(words);
    case 'text':
    case 'account':
    case 'day':
      return words;
    case 'partner':
      throw new Error('The partner follows from the contact.');
    default:
      return input satisfies never;
  }
}

function one<T>(found: readonly T[], what: string): T {
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`“${what}” fits ${found.length} times.`);
  return first;
}
