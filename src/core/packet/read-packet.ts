import { CORRECTABLE_KEYS, type CorrectableKey } from './correction.ts';
import { type FormErrors, mustBeRight, readForm } from '../kernel/form.ts';
import type { Awaiting } from '../handoff/handoff.ts';
import type { UserId } from '../people/member.ts';
import { type Packet, type PacketKey, packetSchema } from './packet.ts';
import { besideLinks, cut, linksIn, saysSomething } from '../kernel/text.ts';
import { addBusinessDays } from '../time/business-time.ts';
import { dayOf, isAhead, isPast } from '../time/calendar.ts';
import { dayWords } from '../time/day-words.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import type { Timekeeping } from '../handoff/window.ts';

/** The values of a form, not checked yet. */
export type PacketInput = Record<PacketKey, unknown>;
export type PacketErrors = Partial<Record<PacketKey, string>>;
export type PacketReading = { ok: true; packet: Packet } | { ok: false; errors: PacketErrors };

/** Checks a form against the rules, all fields at once. Of several errors of one field the first is kept. */
export function readPacket(input: PacketInput, author: UserId, now: EpochMs): PacketReading {
  const { values, errors } = readForm(packetSchema, input);
  const all = { ...crossErrors(input, author, now), ...errors };
  return values === null || Object.keys(all).length > 0 ? { ok: false, errors: all } : { ok: true, packet: values };
}

const correctableSchema = packetSchema.pick(
  Object.fromEntries(CORRECTABLE_KEYS.map((key) => [key, true])) as Record<CorrectableKey, true>,
);

/**
 * The packet with what its author typed to correct it. The rules are those of sending, but of a field that stays as it is nobody is asked
 * anew: its day may be over by now. `peopleErrors`: what is wrong with people whom it names. Throws WrongInput.
 */
export function readCorrection(
  input: PacketInput,
  { packet, author, window }: Awaiting,
  peopleErrors: PacketErrors,
  now: EpochMs,
): Packet {
  const typed: PacketInput = { ...packet };
  for (const key of CORRECTABLE_KEYS) typed[key] = input[key];
  const answerBy = window.lapsedAt === null ? dayOf(window.aeZone, window.deadlineAt) : null;
  const found: PacketErrors = {
    ...peopleErrors,
    ...(answerBy === null ? {} : earlierThan(answerBy, typed.seller_move_by, now)),
    ...crossErrors(typed, author, now),
  };
  const asked = CORRECTABLE_KEYS.filter((key) => key in found && typed[key] !== packet[key]);
  const others = Object.fromEntries(asked.map((key) => [key, found[key] ?? '']));
  return { ...packet, ...mustBeRight(readForm(correctableSchema, typed), others) };
}

/** Rules that need more than one field, or today's date. */
function crossErrors(input: PacketInput, author: UserId, now: EpochMs): FormErrors {
  const errors: PacketErrors = {};
  const wrong = (key: PacketKey, isWrong: boolean, sentence: string) => {
    if (isWrong) errors[key] ??= sentence;
  };
  const { opportunity, opportunity_created_on: createdOn, opportunity_closed_on: closedOn, evidence } = input;
  const { conflict_note: note } = input;
  const hasOpportunity = typeof opportunity === 'string' && saysSomething(opportunity);
  const hasDay = typeof createdOn === 'string';

  wrong(
    'partner_touch_on',
    isAhead(input.partner_touch_on, now),
    'The touch has happened: choose today or an earlier day.',
  );
  wrong('opportunity_created_on', isAhead(createdOn, now), 'Choose today or an earlier day.');
  wrong(
    'opportunity_created_on',
    hasOpportunity && !hasDay,
    'Choose the day it was created: it decides how the partner is credited.',
  );
  wrong(
    'opportunity',
    !hasOpportunity && hasDay,
    'Name the opportunity (id or link), or clear the day it was created.',
  );
  for (const [isWrong, sentence] of closedFaults({ hasOpportunity, createdOn, closedOn }, now)) {
    wrong('opportunity_closed_on', isWrong, sentence);
  }
  wrong('seller_move_by', isPast(input.seller_move_by, now), 'That day is over: choose today or later.');
  wrong('partner_move_by', isPast(input.partner_move_by, now), 'That day is over: choose today or later.');
  const fault = evidenceFault(typeof evidence === 'string' ? evidence : '');
  if (fault !== null) wrong('evidence', true, fault);
  wrong(
    'conflict_note',
    input.conflict_checked === true && !(typeof note === 'string' && saysSomething(note)),
    'Say when you checked, what you found, and how the partner is credited.',
  );
  wrong('ae', input.ae === author, 'You cannot hand off to yourself: choose the account executive who will work it.');
  return errors;
}

type Opportunity = { hasOpportunity: boolean; createdOn: unknown; closedOn: unknown };

function closedFaults({ hasOpportunity, createdOn, closedOn }: Opportunity, now: EpochMs): [boolean, string][] {
  if (typeof closedOn !== 'string') return [];
  return [
    [isAhead(closedOn, now), 'Choose today or an earlier day.'],
    [!hasOpportunity, 'Only with an opportunity: name it, or clear this day.'],
    [typeof createdOn === 'string' && closedOn < createdOn, 'It was created later: choose that day or a later one.'],
  ];
}

/** Each line is one source: a link, with words on what it shows. Null when nothing is wrong. */
export function evidenceFault(evidence: string): string | null {
  const lines = evidence.split('\n').filter((line) => line.trim() !== '');
  if (linksIn(evidence).length === 0) return 'Add at least one link that starts with https://.';
  const withoutLink = lines.find((line) => linksIn(line).length === 0);
  if (withoutLink !== undefined)
    return `Each line is a link with words. “${cut(withoutLink.trim(), 40)}” has no link that starts with https://.`;
  const [link] = linksIn(lines.find((line) => !besideLinks(line).some(saysSomething)) ?? '');
  return link === undefined ? null : `Say in a few words, on the same line, what ${cut(link, 60)} shows.`;
}

/** The move that is asked for cannot be due before the answer is. For the form as it is, also while other fields are wrong. */
export function movesTooEarly(
  { window_days: days, seller_move_by: moveBy }: Pick<PacketInput, 'window_days' | 'seller_move_by'>,
  { calendar }: Timekeeping,
  now: EpochMs,
): PacketErrors {
  if (!packetSchema.shape.window_days.safeParse(days).success) return {};
  return earlierThan(addBusinessDays(calendar, dayOf(calendar.zone, now), Number(days)), moveBy, now);
}

/** Another window than the one that both sides have agreed on needs a reason. `agreed` is null while none is in force. */
export function unexplainedWindow(
  { window_days: days, window_reason: reason }: Pick<PacketInput, 'window_days' | 'window_reason'>,
  agreed: number | null,
): PacketErrors {
  const isAsAgreed = agreed === null || days === agreed || !packetSchema.shape.window_days.safeParse(days).success;
  const isSaid = typeof reason === 'string' && saysSomething(reason);
  if (isAsAgreed || isSaid) return {};
  const length = agreed === 1 ? '1 business day' : `${agreed} business days`;
  return { window_reason: `The agreed window is ${length}: say why this handoff needs another.` };
}

function earlierThan(answerBy: Day, moveBy: unknown, now: EpochMs): PacketErrors {
  if (typeof moveBy !== 'string' || moveBy >= answerBy) return {};
  return { seller_move_by: `Their answer can take until ${dayWords(answerBy, now)}: choose that day or later.` };
}
