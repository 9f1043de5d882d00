import type { KnownBlock, RichTextElement } from '@slack/web-api';
import {
  type InForce,
  type Proposed,
  proposedIn,
  sideOf,
  type Standing,
  unconfirmed,
  type Written,
} from '../../core/agreement/agreement.ts';
import type { AgreementNotice } from '../../core/agreement/agreement-notices.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notices } from '../../core/notices/notice.ts';
import { changeAgreementButton } from './agreement-answer.ts';
import { acceptanceLine, changedLines, momentOf, ownerLines, peopleWords, termLines } from './agreement-text.ts';
import { ACTION } from '../ids.ts';
import type { Context } from '../kit/drawing.ts';
import { actions, bold, button, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** What the two owners of the working agreement are asked: to confirm a version, and each quarter whether it is still right. */

/** What a notice about a version of it is drawn from: the state as it is when it is delivered. */
export type AgreementContext = Context<'agreement'> & { agreement: Written; standing: Standing };

/** Null once they have confirmed it, or another version was saved. */
export function agreementProposed(context: AgreementContext, { person: reader }: Notices['agreement_proposed']) {
  return asking(context, reader, ({ savedBy, version }) => [
    person(savedBy),
    bold(` proposes version ${version} of the working agreement.`),
  ]);
}

/** Null as above. */
export function agreementReminder(context: AgreementContext, { person: reader }: Notices['agreement_reminder']) {
  return asking(context, reader, ({ savedBy, savedAt, version }) => [
    bold(`Version ${version} of the working agreement still waits for you. `),
    person(savedBy),
    words(' saved it '),
    momentOf(savedAt),
    words('.'),
  ]);
}

function asking(
  { agreement, standing }: AgreementContext,
  reader: UserId,
  lead: (proposal: Proposed) => RichTextElement[],
): Message | null {
  if (agreement.state !== 'proposed') return null;
  const side = sideOf(agreement, reader);
  if (side === null || agreement.owners[side].confirmedAt !== null) return null;
  return {
    text: summary`Version ${agreement.version} of the working agreement waits for your confirmation`,
    blocks: [
      rich(lead(agreement), ...whatItSays(agreement, standing), [
        words('It is in force once both owners have confirmed it.'),
      ]),
      actions(button('Confirm', ACTION.confirmAgreement, agreement.id, 'primary'), changeAgreementButton(agreement.id)),
    ],
  };
}

/** What is different from what is in force; while nothing is, all of it. */
function whatItSays(proposal: Proposed, { inForce }: Standing): RichTextElement[][] {
  return inForce ? changedLines(inForce, proposal) : [...termLines(proposal.terms), ...ownerLines(proposal)];
}

/** Null once one of them has said so, or another version was proposed. */
export function agreementReview({ agreement }: AgreementContext, { at }: Notices['agreement_review']): Message | null {
  if (agreement.state !== 'in_force' || agreement.askedAt !== at) return null;
  const { id, version, since, terms } = agreement;
  const lead = [bold('Is the working agreement still right? '), words(`Version ${version}, in force since `)];
  const all = [words('All of it: type /handoff agreement. One of you two is enough.')];
  return {
    text: summary`Is the working agreement still right?`,
    blocks: [
      rich([...lead, momentOf(since), words('.')], ...acceptanceLine(terms.acceptance), all),
      actions(button('Still right', ACTION.agreementStillRight, id, 'primary'), changeAgreementButton(id)),
    ],
  };
}

/** What stands in place of what asked, once that is settled; null while it still asks. */
export function settledAgreement(context: AgreementContext, notice: AgreementNotice): Message | null {
  const { agreement } = context;
  const outcome =
    notice.kind === 'agreement_review' ? reviewOutcome(context, notice.at) : confirmOutcome(agreement, notice.person);
  if (outcome === null) return null;
  const lead = bold(`Working agreement, version ${agreement.version}: `);
  return {
    text: summary`Settled: working agreement, version ${agreement.version}`,
    blocks: [rich([lead, ...outcome])],
  };
}
function confirmOutcome(agreement: Written, reader: UserId): RichTextElement[] | null {
  switch (agreement.state) {
    case 'proposed':
      return confirmedByReader(agreement, reader);
    case 'in_force':
      return [words('in force since '), momentOf(agreement.since), words('.')];
    case 'replaced':
      return [words(`replaced by version ${agreement.replacedBy}.`)];
    default:
      return agreement satisfies never;
  }
}

function confirmedByReader(proposal: Proposed, reader: UserId): RichTextElement[] | null {
  const missing = unconfirmed(proposal).map(({ userId }) => userId);
  if (missing.includes(reader)) return null;
  return [words('you have confirmed it; not yet '), ...peopleWords(missing), words('.')];
}

function reviewOutcome({ agreement, standing }: AgreementContext, at: number): RichTextElement[] | null {
  if (agreement.state === 'replaced') return [words(`replaced by version ${agreement.replacedBy}.`)];
  if (agreement.state !== 'in_force' || agreement.askedAt === at) return null;
  return answeredReview(agreement, standing, at);
}

function answeredReview({ reviewed, askedAt }: InForce, standing: Standing, at: number): RichTextElement[] {
  if (reviewed && reviewed.at >= at)
    return [person(reviewed.by), words(' says it is still right, '), momentOf(reviewed.at), words('.')];
  if (askedAt !== null) return [words('asked again '), momentOf(askedAt), words('.')];
  return [words(`version ${proposedIn(standing)?.version ?? 'another'} is proposed in its place.`)];
}

/** In place of a part of a shared message that is over. */
export function agreementStanding({ agreement: { version } }: AgreementContext): Message {
  const blocks: KnownBlock[] = [rich([bold(`Working agreement, version ${version}: `), words('settled.')])];
  return { text: summary`Working agreement, version ${version}: settled`, blocks };
}
