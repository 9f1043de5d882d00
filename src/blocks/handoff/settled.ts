import type { RichTextElement } from '@slack/web-api';
import { answered, awaiting, type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { takenUp } from '../../core/outcome/taken-up.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { settledBy } from '../../core/notices/changing-notices.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { verdict } from './ae-card.ts';
import type { HandoffContext } from './handoff-context.ts';
import { momentWords } from '../kit/dates.ts';
import { bold, type Message, moment, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { deadlineForOthers } from '../kit/words.ts';

/**
 * What stands in place of a question that is settled: who decided what, and when, without buttons. The same for everybody who was asked.
 * Null for what settles nothing.
 */
export function settled(handoff: Handoff, event: HandoffEvent): Message | null {
  const { account } = handoff.packet;
  const said = settledSentence(handoff, event);
  return said && { text: summary`Settled: ${account}`, blocks: [rich([bold(`${account}: `), ...said])] };
}

/** What stands there once what happened last settles it; null while it does not. */
export function settledIn({ history: told, now }: HandoffContext, notice: Notice): Message | null {
  const event = settledBy(notice, { told, now: now.history });
  return event && settled(now.handoff, event);
}

/** What is said or asked until it is settled by what was decided. */
export const untilDecided = <Draw>(open: Draw): { open: Draw; settled: typeof settledIn } => ({
  open,
  settled: settledIn,
});

/** What was told, and below it what settled it since. */
export function below(told: Message | null, end: Message | null): Message | null {
  return told && end ? { text: told.text, blocks: [...told.blocks, ...end.blocks] } : (told ?? end);
}

/** What is done with a declined deal. */
const OF_THE_CHECK = new Set<HandoffEvent['kind']>([
  'check_asked',
  'check_passed',
  'check_renewed',
  'cleared',
  'returned',
]);
const COMES_AFTER = new Set<HandoffEvent['kind']>(['mended', 'parked', 'deal_closed']);

/** What this event settled; null for what settles nothing. `zone`: of days in words, for those who cannot see dates. */
export function settledSentence(
  handoff: Handoff,
  event: HandoffEvent,
  zone = zoneOf(handoff),
): RichTextElement[] | null {
  const { kind } = event;
  const decided = answered(handoff);
  if (decided && !COMES_AFTER.has(kind) && !OF_THE_CHECK.has(kind))
    return verdict(decided, takenUp(decided) ? 'accepted' : 'declined');
  switch (kind) {
    case 'withdrawn':
      return [words('withdrawn'), ...byWhom(event, zone), ...why(event)];
    case 'rerouted':
      return [words('re-routed to '), person(handoff.packet.ae), ...byWhom(event, zone), ...why(event)];
    case 'check_asked':
      return [words('sent again'), ...byWhom(event, zone)];
    case 'check_passed':
      return [words('somebody else signs the conflict check: '), ...whom(event), ...byWhom(event, zone)];
    case 'check_renewed':
      return [
        words('re-routed to '),
        ...whom(event),
        words(', once its conflict check is renewed'),
        ...byWhom(event, zone),
        ...why(event),
      ];
    case 'cleared':
      return [words('conflict check cleared, with '), ...whom(event), words(' now'), ...byWhom(event, zone)];
    case 'returned':
      return [words('returned to its author'), ...byWhom(event, zone), ...why(event)];
    case 'extended':
      return [words('more time was given'), ...byWhom(event, zone), ...until(handoff), ...why(event)];
    case 'reopened':
      return [words('the answer was taken back'), ...byWhom(event, zone), ...until(handoff), ...why(event)];
    case 'retimed':
      return [words('working days have changed.'), ...until(handoff)];
    case 'mended':
      return [words('sent again'), ...byWhom(event, zone)];
    case 'parked':
      return [words('put off'), ...byWhom(event, zone)];
    case 'deal_closed':
      return [words('the deal is closed'), ...byWhom(event, zone)];
    case 'check_reminded':
    case 'check_lapsed':
    case 'check_escalated':
    case 'return_asked':
    case 'accepted':
    case 'declined':
    case 'kept':
    case 'sent':
    case 'ae_refused':
    case 'reminded':
    case 'dialed_down':
    case 'lapsed':
    case 'escalated':
    case 'proposed':
    case 'asked':
    case 'replied':
    case 'corrected':
    case 'partner_move_done':
    case 'partner_move_moved':
    case 'partner_reminded':
    case 'partner_slipped':
    case 'move_asked':
    case 'move_slipped':
    case 'move_done':
    case 'move_changed':
    case 'move_did_not_happen':
    case 'introduced':
    case 'roles_changed':
    case 'stall_asked':
    case 'still_going':
    case 'update_owed':
    case 'ae_gone':
    case 'promised_again':
    case 'woken':
    case 'mend_asked':
    case 'told_partner':
    case 'worth_working':
    case 'not_worth':
    case 'opportunity':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'credit_corrected':
    case 'credit_disputed':
    case 'credit_kept':
      return null;
    default:
      return kind satisfies never;
  }
}

const whom = ({ detail }: HandoffEvent): RichTextElement[] => (detail ? [person(detail)] : [words('somebody else')]);

function byWhom({ actor, at }: HandoffEvent, zone: string): RichTextElement[] {
  const who = actor === null ? [] : [words(' by '), person(actor)];
  return [...who, words(', '), moment(at, momentWords(at, zone)), words('.')];
}

function until(handoff: Handoff): RichTextElement[] {
  const waiting = awaiting(handoff);
  return waiting
    ? [words(' '), person(handoff.packet.ae), words(' answers by '), ...deadlineForOthers(waiting.window), words('.')]
    : [];
}

/** The reason that was given for it, in the words of whoever decided. */
export function why(event: HandoffEvent): RichTextElement[] {
  return event.reason ? [words(` Why: ${event.reason}`)] : [];
}

/** Where nobody is asked yet, that of whoever was to sign its conflict check. */
const zoneOf = (handoff: Handoff): string =>
  windowOf(handoff)?.aeZone ?? ('check' in handoff ? handoff.check?.aeZone : null) ?? 'UTC';
