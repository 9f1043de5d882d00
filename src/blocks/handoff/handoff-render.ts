import type { HANDOFF_NOTICES } from '../../core/handoff/handoff-notices.ts';
import type { Drawings } from '../kit/drawing.ts';
import { bold, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { standing } from '../kit/words.ts';
import { aeCard } from './ae-card.ts';
import { aeOutside } from './ae-outside.ts';
import { aeCorrected, aeNews, lapseForAe, reminder } from './ae-posts.ts';
import { authorCard } from './author-card.ts';
import { aeRefused, authorNews, lapseForAuthor } from './author-posts.ts';
import { alliancesCall, authorCall } from './declined-posts.ts';
import type { HandoffContext, HandoffDrawings } from './handoff-context.ts';
import { escalation, intakeCall } from './intake-posts.ts';
import { partnerCard } from './partner/card.ts';
import { partnerDecision, partnerDelay, partnerNews, partnerSentence, settledDecision } from './partner/posts.ts';
import { aeReply, question, settledQuestion, settledReply } from './question-posts.ts';
import { aeReopened, reopenedWords } from './reopening.ts';
import { below, settledIn, untilDecided } from './settled.ts';

/** What is said of a handoff from the moment it is sent until its answer, and of a declined one. */
export const HANDOFF_DRAWINGS: HandoffDrawings<typeof HANDOFF_NOTICES> = {
  ae_card: ({ handoff, partner, ...context }, { person }) => aeCard(handoff, partner, person, context),
  author_card: untilDecided(({ handoff, now, isSaid = false, ...context }, notice) =>
    authorCard(isSaid ? now.handoff : handoff, notice, context),
  ),
  ae_refused: ({ handoff }) => aeRefused(handoff),
  ae_outside: ({ handoff, partner, isAeOutside }, notice) =>
    isAeOutside === true ? aeOutside(handoff, partner, notice) : null,
  reminder: untilDecided(({ handoff, left }, notice) => reminder(handoff, notice, left)),
  lapse_ae: untilDecided(({ handoff }, notice) => lapseForAe(handoff, notice)),
  lapse_author: ({ handoff, ...context }, notice) => lapseForAuthor(handoff, context, notice),
  intake_call: untilDecided(({ handoff, partner, reader }, notice) => intakeCall(handoff, { partner, reader }, notice)),
  escalation: untilDecided(({ handoff, intakeOwner, reader }, notice) =>
    escalation(handoff, { intakeOwner, reader }, notice),
  ),
  ae_news: ({ handoff, history }, notice) => aeNews(handoff, notice, history),
  ae_corrected: untilDecided(aeCorrected),
  author_call: untilDecided(({ handoff, partner, intakeOwner }, notice) =>
    authorCall(handoff, { partner, intakeOwner }, notice),
  ),
  ae_reopened: {
    open: aeReopened,
    settled: (context, notice) => below(reopenedWords(context, notice), settledIn(context, notice)),
  },
  alliances_call: untilDecided(({ handoff, partner, reader }, notice) =>
    alliancesCall(handoff, { partner, reader }, notice),
  ),
  author_news: ({ handoff, ...context }, notice) => authorNews(handoff, context, notice),
  question: { open: question, settled: settledQuestion },
  ae_reply: { open: aeReply, settled: settledReply },
  partner_card: partnerCard,
  partner_decision: { open: partnerDecision, settled: settledDecision },
  partner_delay: partnerDelay,
  partner_news: partnerNews,
  partner_sentence: partnerSentence,
};

/** How a handoff is called, and its drawings in whatever room: a partner’s from what may leave the company alone. */
export const ABOUT_HANDOFFS: Omit<Drawings<HandoffContext>, 'kinds'> = {
  named: ({ handoff: { id, packet } }) => ({
    title: packet.account,
    account: packet.account,
    reference: id,
    called: [words(`${packet.account} (${id})`)],
    seen: `\`/handoff status ${id}\` shows where it stands.`,
  }),
  standing: ({ now }) => {
    const { account } = now.handoff.packet;
    const how = standing(now.handoff);
    return { text: summary`${account}: ${how}`, blocks: [rich([bold(`${account}: `), words(`${how}.`)])] };
  },
};
