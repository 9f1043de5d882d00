import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { AccountLook, OwnerOf } from '../../core/directory/account-look.ts';
import type { FilledKey } from '../../core/packet/directory-filling.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import { fieldOf } from '../../core/packet/packet.ts';
import type { Away } from '../../core/time/absence.ts';
import { dayWithYear, dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { bold, code, person, rich, words } from '../kit/kit.ts';
import { counted, standing } from '../kit/words.ts';

/** What is known of an account, above the form in which somebody hands it off, and which fields the directory has filled. */
export function accountLook(look: AccountLook, filled: readonly FilledKey[], now: EpochMs): KnownBlock {
  const { account, registered, open, earlier, owner } = look;
  const lead = bold(`${account}: `);
  const isNew = registered.length + open.length + earlier.length === 0;
  return rich(
    [
      lead,
      words(isNew ? 'nobody has registered it, and there was no handoff on it yet.' : 'look here before you write.'),
    ],
    ...(owner ? [ownerLine(owner, now)] : []),
    ...open.map(({ partner, handoff }) => [bold('Open: '), words(`${partner}, `), ...stands(handoff)]),
    ...registered.map(({ partner, until }) => [
      bold('Registered by: '),
      words(`${partner}, until ${dayWithYear(until)}`),
    ]),
    ...earlier.map(({ partner, handoff }) => [bold('Earlier: '), words(`${partner}, `), ...stands(handoff)]),
    ...(filled.length > 0 ? [filledLine(filled)] : []),
  );
}

/** So that nobody writes a packet for somebody who cannot be asked. */
function ownerLine({ userId, desk }: OwnerOf, now: EpochMs): RichTextElement[] {
  const lead = [bold('Owner: '), person(userId)];
  if (desk === null) return [...lead, words(' cannot be asked right now.')];
  const { awaiting, cap, away } = desk;
  const most = `has ${counted(awaiting, 'handoff')} to answer, and ${cap} is the most.`;
  const waiting = awaiting === 0 ? 'has no handoff to answer.' : most;
  return [...lead, words(` ${waiting}`), ...(away ? gone(away, now) : [])];
}

function gone({ until, standIn }: Away, now: EpochMs): RichTextElement[] {
  const lead = words(` They are out of office until ${dayWords(until, now)}`);
  return standIn === null ? [lead, words('.')] : [lead, words('; '), person(standIn), words(' stands in.')];
}

function filledLine(filled: readonly FilledKey[]): RichTextElement[] {
  const labels = filled.map((key) => fieldOf(key).label);
  return [bold('From the directory: '), words(`${labels.join(', ')}. Change what you know better.`)];
}

const stands = (handoff: Handoff): RichTextElement[] => [
  code(handoff.id),
  words(`, ${standing(handoff)}, `),
  person(handoff.packet.ae),
];
