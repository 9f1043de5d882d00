import type { RichTextElement } from '@slack/web-api';
import { isAnswered } from '../../core/packet/draft-clock.ts';
import type { DraftCall } from '../../core/packet/draft-notices.ts';
import type { DraftSummary } from '../../core/packet/draft-summary.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Away, PacketDraft } from '../../core/packet/packet-draft.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { dayWords } from '../../core/time/day-words.ts';
import {
  aheadWords,
  bringBackButton,
  draftButtons,
  draftName,
  sentElsewhere,
  touchWords,
  whoActs,
} from './draft-lines.ts';
import type { Context } from '../kit/drawing.ts';
import { bold, type Message, rich, words } from '../kit/kit.ts';
import { summary as summarised } from '../kit/mrkdwn.ts';

/** What the author of a draft is asked about it, and what stands there once that is settled. Nobody else reads any of it. */

/** What a notice about a draft is drawn from: the state as it is when it is delivered. */
export type DraftContext = Context<'draft'> & {
  draft: PacketDraft;
  summary: DraftSummary;
  /** The handoff that it became. */
  sentAs: Handoff | null;
  /** Whose contact is proposed in it. */
  proposedFor: Partner | null;
};

/** Null once it does not ask any more. */
export function draftCall({ draft, summary }: DraftContext, { about, at }: Notices['draft_call']): Message | null {
  if (!asks(draft, at)) return null;
  const [lead, next] = ASKED[about](summary);
  const who = whoActs(summary);
  return {
    text: summarised`${lead}`,
    blocks: [
      rich(
        [bold(`${lead} `), words(next)],
        [words(who === null ? 'Nobody else sees it.' : `${who}. Nobody else sees it.`)],
      ),
      draftButtons(summary),
    ],
  };
}

function asks(draft: PacketDraft, at: number): boolean {
  const { askedAt, away, sentAs, wakesOn } = draft;
  return askedAt === at && away === null && sentAs === null && wakesOn === null && !isAnswered(draft);
}

/** What is so, and what is asked. */
const ASKED: Record<DraftCall, (summary: DraftSummary) => [lead: string, next: string]> = {
  touch: (summary) => [
    `${draftName(summary)} is not sent yet.`,
    `${touchWords(summary)} Send it, choose a day, or throw it away?`,
  ],
  stale: (summary) => [
    `${draftName(summary)} waits as a draft.`,
    `You typed in it last on ${dayWords(summary.typedOn, summary.asOf)}. ${aheadWords(summary)}`,
  ],
  woken: (summary) => [
    `${draftName(summary)}: you wanted to hear of this draft again.`,
    `${touchWords(summary)} Send it, choose another day, or throw it away?`,
  ],
  expires: (summary) => [
    `${draftName(summary)} expires soon.`,
    `You typed in it last on ${dayWords(summary.typedOn, summary.asOf)}. ${aheadWords(summary)}`,
  ],
};

/** Null once it is back, or its words are gone. */
export function draftExpired({ draft, summary }: DraftContext, { at }: Notices['draft_expired']): Message | null {
  if (draft.away !== 'expired' || draft.awayAt !== at) return null;
  const typed = dayWords(summary.typedOn, summary.asOf);
  return {
    text: summarised`${draftName(summary)} expired as a draft`,
    blocks: [
      rich([
        bold(`${draftName(summary)} expired as a draft. `),
        words(`You typed in it last on ${typed}. Nothing is lost yet: ${lowered(aheadWords(summary))}`),
      ]),
      bringBackButton(summary),
    ],
  };
}

/** What stands in place of what asked, once that is settled; null while it still asks. */
export function settledDraft(
  context: DraftContext,
  notice: Notices['draft_call'] | Notices['draft_expired'],
): Message | null {
  const { draft, summary } = context;
  const isOpen = notice.kind === 'draft_call' ? asks(draft, notice.at) : draftExpired(context, notice) !== null;
  if (isOpen) return null;
  const { text, blocks } = draftStanding(context, notice.at);
  const canComeBack = draft.away === 'thrown_away' || draft.away === 'overtaken';
  return { text, blocks: canComeBack ? [...blocks, bringBackButton(summary)] : blocks };
}

/** In place of a part of a shared message that is over: what became of it since `at`. */
export function draftStanding(context: Pick<DraftContext, 'draft' | 'summary' | 'sentAs'>, at = 0): Message {
  const { sentAs, summary } = context;
  const name = sentAs?.packet.account ?? (context.draft.away === 'forgotten' ? 'A draft of yours' : draftName(summary));
  const outcome: RichTextElement = words(becameOf(context, at));
  return { text: summarised`Settled: ${name}`, blocks: [rich([bold(`${name}: `), outcome])] };
}

function becameOf({ draft, summary }: Pick<DraftContext, 'draft' | 'summary'>, at: number): string {
  const { sentAs, away, askedAt, wakesOn } = draft;
  if (sentAs !== null) return `sent, as ${sentAs}.`;
  if (away !== null) return `${BECAME[away](summary)} ${away === 'forgotten' ? '' : aheadWords(summary)}`.trim();
  if (wakesOn !== null) return `put off. ${aheadWords(summary)}`;
  if (askedAt !== null && askedAt > at) return 'asked again below.';
  if (isAnswered(draft)) return `you went on with it on ${dayWords(summary.typedOn, summary.asOf)}.`;
  return 'it is among your drafts: /handoff drafts.';
}

const BECAME: Record<Away, (summary: DraftSummary) => string> = {
  thrown_away: () => 'you threw it away.',
  expired: () => 'it expired.',
  left: () => 'put away.',
  overtaken: (summary) => `${sentElsewhere(summary)}.`,
  forgotten: () => 'not kept any more.',
};

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
