import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import { ownerOf, stageOf, STAGES, toActOn } from '../../core/handoff/stages.ts';
import { bold, person, rich, words } from '../kit/kit.ts';
import { standing } from '../kit/words.ts';

/** Where a handoff stands, who owns it, whose turn it is, and what must happen next: one line, for our own people. */

type Known = {
  intakeOwner: UserId;
  /** What the partner's contact is called; null for a reader who may not read the packet. */
  contact: string | null;
};

export function stageLine(handoff: Handoff, { intakeOwner, contact }: Known): RichTextElement[] {
  const owner = ownerOf(handoff, intakeOwner);
  const { up } = STAGES[stageOf(handoff)];
  return [
    bold(stageWords(handoff, owner === null)),
    ...(owner === null ? [] : [words(' · owner '), person(owner)]),
    ...toAct(handoff, { intakeOwner, contact }),
    ...(up === null ? [] : [words(` · next: ${up}`)]),
  ];
}

/** A draft says besides why it is one. */
function stageWords(handoff: Handoff, isClosed: boolean): string {
  const { words: stage } = STAGES[stageOf(handoff)];
  const stands = standing(handoff);
  if (isClosed || stands === stage) return stands;
  return `${stage} (${stands.slice(0, 1).toLowerCase()}${stands.slice(1)})`;
}

/** The same for a card; nothing once it is closed: how it ended stands there already. */
export function stageBlocks(handoff: Handoff, intakeOwner: UserId): KnownBlock[] {
  if (ownerOf(handoff, intakeOwner) === null) return [];
  return [rich(stageLine(handoff, { intakeOwner, contact: handoff.packet.partner_contact }))];
}

function toAct(handoff: Handoff, { intakeOwner, contact }: Known): RichTextElement[] {
  const { people, isPartnerToo } = toActOn(handoff, intakeOwner);
  const all = [...people.map(person), ...(isPartnerToo ? [words(contact ?? 'the partner')] : [])];
  if (all.length === 0) return [];
  return [words(' · to act: '), ...all.flatMap((one, at) => (at === 0 ? [one] : [words(' and '), one]))];
}

/** What ends the stage without a yes; nothing where nothing does. */
export function wayDown(handoff: Handoff): RichTextElement[] {
  const { down } = STAGES[stageOf(handoff)];
  return down === null ? [] : [words(` · or: ${down}`)];
}
