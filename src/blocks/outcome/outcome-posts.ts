import type { RichTextElement } from '@slack/web-api';
import type { Handoff, TakenUp } from '../../core/handoff/handoff.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Told } from '../../core/outcome/outcome-notices.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { ended, takenUp } from '../../core/outcome/taken-up.ts';
import { bold, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { endLines, opportunityLine, OUTCOMES } from './outcomes.ts';
import { type PartnerThread, threadLine } from '../partner/partner-thread.ts';

/** What is said once inside the company when something came of a handoff. A builder returns null when that is not so any more. */

/** To the author, who is told nothing else between acceptance and the end. */
export function authorOutcome(
  handoff: Handoff,
  { thread }: { thread?: PartnerThread | null },
  { about }: Notices['author_outcome'],
): Message | null {
  const taken = takenUp(handoff);
  const said = taken && sentence(taken, about);
  if (!taken || !said) return null;
  const { account } = taken.packet;
  const lead = [bold(`${account}: `), person(taken.packet.ae), words(` ${said.words} The partner has been told.`)];
  return {
    text: summary`${said.title}: ${account}`,
    blocks: [rich(lead, ...said.facts), ...threadLine(thread)],
  };
}

type Said = { title: string; words: string; facts: RichTextElement[][] };

function sentence(taken: TakenUp, about: Told): Said | null {
  if (about === 'opportunity') {
    if (ended(taken) || taken.opened === null) return null;
    const facts = [opportunityLine(taken.opened, taken.createdAt)];
    return { title: 'Opportunity opened', words: 'has opened an opportunity.', facts };
  }
  const end = ended(taken);
  if (end?.outcome !== about) return null;
  return { title: OUTCOMES[about], words: WORDS[about], facts: endLines(end) };
}

const WORDS: Record<Exclude<Told, 'opportunity'>, string> = {
  not_worth: 'has looked into it: it is not worth working.',
  won: 'has won it.',
  lost: 'has lost it.',
  no_deal: 'has closed it without a deal.',
};

/** One line to everybody in the sales channel. */
export function salesWon(handoff: Handoff, partner: Partner): Message | null {
  const end = ended(handoff);
  if (end?.outcome !== 'won') return null;
  const { account, ae } = end.packet;
  const lead = bold(`Won: ${account}, brought by ${partner.name}. `);
  return {
    text: summary`Won: ${account}, brought by ${partner.name}`,
    blocks: [rich([lead, person(ae), words(` closed it. What ${partner.name} did: ${end.partnerDid}`)])],
  };
}
