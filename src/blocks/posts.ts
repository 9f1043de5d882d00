import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';
import type { ChannelChange } from '../core/shared-channel.ts';
import { agreedMove, reason, verdict } from './ae-card.ts';
import { dayWords, momentWords } from './dates.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, escape, type Message, person, rich, section, words } from './kit.ts';
import { REASONS } from './words.ts';

/** What is said once inside the company. A builder answers null when there is nothing left to say. */

/** `detail` is the reminder's kind and the moment (epoch ms) at which it fell due. */
export function reminderPost(handoff: Handoff, detail: string | null): Message | null {
  if (handoff.stage !== 'awaiting' || handoff.lapsedAt !== null) return null;
  // Slack was away when it fell due, and a later one has followed: one reminder goes out, not all of them.
  const [which, dueAt] = detail?.split(':') ?? [];
  if (Number(dueAt) !== handoff.remindedAt) return null;
  const { packet } = handoff;
  const deadline = deadlineWords(handoff);
  const lead =
    which === 'last_hours'
      ? 'Two working hours left'
      : which === 'last_day'
        ? 'Today is the last day'
        : 'Still waiting for your answer';
  const ask: RichTextElement[][] = [
    [bold(`${lead}: ${packet.account}. `), words(`Answer by ${deadline}.`)],
    [bold('Your move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by)})`)],
  ];
  return {
    text: `${lead}: ${escape(packet.account)}, answer by ${deadline}`,
    blocks: [rich(...ask), ...answerButtons(handoff, which === 'halfway' || which === 'asked_for')],
  };
}

/** `detail` is the deadline that passed: once the window was opened anew there is nothing left to say of the old one. */
export function lapseForAe(handoff: Handoff, detail: string | null): Message | null {
  if (!hasLapsed(handoff, detail)) return null;
  const sentence = `The window for ${handoff.packet.account} closed on ${deadlineWords(handoff)}. The author and the intake owner know. Your answer still counts, as late.`;
  return { text: escape(sentence), blocks: [rich([words(sentence)]), ...answerButtons(handoff, false)] };
}

export function lapseForAuthor(handoff: Handoff, detail: string | null): Message | null {
  if (!hasLapsed(handoff, detail)) return null;
  return lapseNews(
    handoff,
    'The intake owner has been told and decides what is next. The partner knows that it is delayed.',
  );
}

/** True while nobody has answered or decided since this deadline (epoch ms, as text) passed. */
export function hasLapsed(handoff: Handoff, deadline: string | null | undefined): boolean {
  return handoff.stage === 'awaiting' && handoff.lapsedAt !== null && Number(deadline) === handoff.deadlineAt;
}

function lapseNews(handoff: Handoff, what: string): Message {
  const lead: RichTextElement[] = [
    bold(`Nobody answered: ${handoff.packet.account}. `),
    person(handoff.packet.ae),
    words(` had until ${deadlineWords(handoff)}.`),
  ];
  return {
    text: `Nobody answered: ${escape(handoff.packet.account)}`,
    blocks: [rich(lead, [words(what)], [words(`Reference ${handoff.id}`)])],
  };
}

/** Tells the author what the account executive decided. */
export function authorDecision(handoff: Handoff): Message | null {
  const { account } = handoff.packet;
  if (handoff.stage === 'accepted') {
    const lead = [...verdict(handoff, `${account}: accepted`)];
    return { text: `Accepted: ${escape(account)}`, blocks: [rich(lead, ...agreedMove(handoff))] };
  }
  if (handoff.declineReason === null) return null;
  const lead = [...verdict(handoff, `${account}: declined`)];
  return {
    text: `Declined: ${escape(account)}`,
    blocks: [
      rich(lead, ...reason(handoff), [bold('What to do: '), words(REASONS[handoff.declineReason].fix)]),
      actions(button('Mend and send again', ACTION.revise, handoff.id)),
    ],
  };
}

export function aeRefused(handoff: Handoff): Message | null {
  if (handoff.aeRefusal === null || handoff.stage !== 'draft') return null;
  return {
    text: `Not sent: ${escape(handoff.packet.account)}`,
    blocks: [
      rich([bold(`Not sent: ${handoff.packet.account}.`)]),
      section(`${handoff.aeRefusal} Nothing you wrote is lost.`),
      actions(button('Choose another account executive', ACTION.revise, handoff.id, 'primary')),
    ],
  };
}

/** Word that nothing can be posted in a partner's channel any more. `change` is a `ChannelChange`. */
export function partnerChannel(partner: Partner, change: string | null): Message | null {
  const what = change === null ? undefined : CHANNEL_CHANGES[change];
  if (what === undefined) return null;
  const lead = `${escape(partner.name)} cannot be told anything: ${what.happened}`;
  return {
    text: lead,
    blocks: [
      section(
        `*${lead}*\nThe channel is <#${partner.channelId}>. What ${escape(partner.name)} has to hear is kept until then.\n*What to do:* ${what.mend}`,
      ),
    ],
  };
}

const CHOOSE_ANOTHER = 'choose another channel with `/handoff partners`.';
const CHANNEL_CHANGES: Record<string, { happened: string; mend: string }> = {
  archived: { happened: 'the channel was archived.', mend: `Unarchive it, or ${CHOOSE_ANOTHER}` },
  left: {
    happened: 'the bot was removed from the channel.',
    mend: `Type \`/invite @Handoff\` there, or ${CHOOSE_ANOTHER}`,
  },
  unshared: {
    happened: 'the channel is no longer shared with them.',
    mend: `Share it with them again (Slack Connect), or ${CHOOSE_ANOTHER}`,
  },
  joined: {
    happened: 'another company has joined the channel.',
    mend: `Remove that company from it, or ${CHOOSE_ANOTHER}`,
  },
} satisfies Record<ChannelChange, { happened: string; mend: string }>;

function answerButtons(handoff: Handoff, mayDialDown: boolean): KnownBlock[] {
  const dials = [
    button('Remind me tomorrow', ACTION.remindTomorrow, handoff.id),
    button('Only on the last day', ACTION.remindOnLastDay, handoff.id),
  ];
  const answers = [
    button('Accept', ACTION.accept, handoff.id, 'primary'),
    button('Decline', ACTION.decline, handoff.id),
  ];
  return [actions(...answers, ...(mayDialDown ? dials : []))];
}

export function deadlineWords(handoff: Handoff): string {
  return momentWords(handoff.deadlineAt ?? 0, handoff.aeZone ?? 'Etc/UTC');
}
