import type { ActionsBlock, RichTextElement } from '@slack/web-api';
import { type Declined, declined, type Handoff, isOfDecision, saidNo } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { dayOf } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { reason, verdict } from './ae-card.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, person, rich, words } from '../kit/kit.ts';
import { type Summary, summary } from '../kit/mrkdwn.ts';
import { REASONS_FOR_PARTNER } from './partner/words.ts';
import { REASONS } from '../kit/words.ts';

/** What a declined deal asks of its author and of the partner's alliances owner. A builder returns null when there is nothing left to say. */

/** What mends it, what the partner reads, and what becomes of it otherwise. */
export function whatToDo(handoff: Declined): RichTextElement[][] {
  return [
    [bold('What to do: '), words(REASONS[handoff.declineReason].fix)],
    partnerReads(handoff),
    [words(unlessMended(handoff))],
  ];
}

function partnerReads({
  declineReason,
  window: { hearBy },
  sentenceForPartner,
  createdAt,
}: Declined): RichTextElement[] {
  const day = dayWords(hearBy, createdAt);
  const added = sentenceForPartner === null ? '' : ` “${sentenceForPartner}”`;
  return [
    bold('The partner reads: '),
    words(`“${REASONS_FOR_PARTNER[declineReason]}”${added} They hear from us by ${day}.`),
  ];
}

function unlessMended({ closesAt, comeBackOn, createdAt, window: { aeZone } }: Declined): string {
  if (closesAt !== null) {
    const day = dayWords(dayOf(aeZone, closesAt), createdAt);
    return `Nothing by ${day}: the deal is closed, and the partner reads a no.`;
  }
  return comeBackOn === null ? '' : `It waits until ${dayWords(comeBackOn, createdAt)}. You are told on that day.`;
}

/** What its author can do with it. Who takes it in as well passes it on in one press. */
export function declinedButtons(handoff: Declined, intakeOwner: UserId): ActionsBlock {
  const { id, declineReason, betterAe, author, sentenceForPartner } = handoff;
  const passesOn = declineReason === 'wrong_owner' && betterAe !== null && author === intakeOwner;
  return actions(
    ...(passesOn ? [button('Pass it on', ACTION.passOn, id)] : []),
    button('Mend and send again', ACTION.revise, id, 'primary'),
    button('Wait until…', ACTION.park, id),
    ...(sentenceForPartner === null ? [button('Tell the partner…', ACTION.tellPartner, id)] : []),
    button('Close the deal…', ACTION.closeDeal, id, 'danger'),
  );
}

type Drawn = { partner: Partner; intakeOwner: UserId };

/** Its day has come, or the third business day without a mended packet, or it was closed because nobody mended it. */
export function authorCall(
  handoff: Handoff,
  { partner, intakeOwner }: Drawn,
  { about, version }: Notices['author_call'],
): Message | null {
  const { account } = handoff.packet;
  if (about === 'closed_by_time') return closedByTime(handoff, partner);
  const kept = declined(handoff);
  if (!kept || kept.closesAt === null || version < kept.decision) return null;
  const lead = about === 'woken' ? `The day for ${account} has come.` : `What becomes of ${account}?`;
  const said = about === 'woken' ? 'You let it wait until today.' : 'It was declined three business days ago.';
  return {
    text: callSummary(kept, lead),
    blocks: [
      rich([bold(lead), words(` ${said} ${partner.name} waits for word.`)], ...whatToDo(kept)),
      declinedButtons(kept, intakeOwner),
    ],
  };
}

function callSummary(kept: Declined, lead: string): Summary {
  return summary`${lead} ${unlessMended(kept)}`;
}

function closedByTime(handoff: Handoff, partner: Partner): Message | null {
  const no = saidNo(handoff);
  if (!no || !('outcome' in no) || no.outcome === 'mended') return null;
  const { account } = handoff.packet;
  const said = `nobody sent it again in time, so the deal is closed. ${partner.name} has been told.`;
  return {
    text: summary`Closed: ${account}. ${partner.name} has been told.`,
    blocks: [rich([bold(`${account}: `), words(said)]), actions(button('Send it again', ACTION.revise, handoff.id))],
  };
}

/** What is between us and the partner is theirs to settle. Nothing for an author who owns the partner as well: their card says it. */
export function alliancesCall(
  handoff: Handoff,
  { partner, reader }: { partner: Partner; reader: UserId | null },
  { version }: Notices['alliances_call'],
): Message | null {
  const refused = saidNo(handoff);
  if (!refused || reader === handoff.author || !isOfDecision(refused, version)) return null;
  const { account } = handoff.packet;
  return {
    text: summary`Please settle: ${account}, brought by ${partner.name}. ${REASONS[refused.declineReason].label}`,
    blocks: [
      rich(
        [
          bold(`${account}, brought by ${partner.name}: `),
          words('something between us and the partner is to be settled.'),
        ],
        verdict(refused, 'Declined'),
        ...reason(refused),
        [
          bold('What to do: '),
          words(ALLIANCES_FIX),
          person(handoff.author),
          words(' sends it again once it is clear.'),
        ],
        [words(`The partner reads: “${REASONS_FOR_PARTNER[refused.declineReason]}”`)],
        [words(`Reference ${handoff.id}`)],
      ),
    ],
  };
}

const ALLIANCES_FIX = 'settle who works it, the credit and the registrations, and tell its author. ';
