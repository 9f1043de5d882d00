import type { KnownBlock, RichTextElement } from '@slack/web-api';
import {
  type InForce,
  type Proposed,
  proposedIn,
  sideOf,
  type Standing,
  unconfirmed,
} from '../../core/agreement/agreement.ts';
import type { UserId } from '../../core/people/member.ts';
import { changedLines, momentOf, ownerLines, peopleWords, termLines } from './agreement-text.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, divider, header, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** What `/handoff agreement` answers; only its sender sees it. */

type Asked = { standing: Standing; reader: UserId; mayChange: boolean };

export function agreementAnswer({ standing, reader, mayChange }: Asked): Message {
  const { inForce } = standing;
  const proposal = proposedIn(standing);
  const buttons = [
    ...confirmButton(proposal, reader),
    ...(mayChange ? [changeAgreementButton(standing.newest.id)] : []),
  ];
  return {
    text: inForce
      ? summary`The working agreement: version ${inForce.version} is in force`
      : summary`No working agreement is in force`,
    blocks: [
      header('Working agreement'),
      ...(inForce ? inForceBlocks(inForce) : noneInForce(standing)),
      ...(proposal ? proposedBlocks(proposal, inForce) : []),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  };
}

export const changeAgreementButton = (id: string) => button('Change…', ACTION.changeAgreement, id);

/** For an owner who has not confirmed it yet. */
function confirmButton(proposal: Proposed | null, reader: UserId) {
  const side = proposal && sideOf(proposal, reader);
  if (!proposal || !side || proposal.owners[side].confirmedAt !== null) return [];
  return [button('Confirm', ACTION.confirmAgreement, proposal.id, 'primary')];
}

function inForceBlocks(inForce: InForce): KnownBlock[] {
  const { version, since, terms } = inForce;
  const lead = [bold(`Version ${version}, in force since `), momentOf(since)];
  return [rich(lead, ...termLines(terms), ...ownerLines(inForce), ...reviewLine(inForce))];
}

function reviewLine({ reviewed, reviewAt }: InForce): RichTextElement[][] {
  const last = reviewed ? [words('said to be still right by '), person(reviewed.by), words(', ')] : [];
  const when = reviewed ? [momentOf(reviewed.at), words('; ')] : [];
  const next = reviewAt === null ? [words('once the new version is settled')] : [words('next '), momentOf(reviewAt)];
  return [[bold('Review: '), ...last, ...when, ...next]];
}

function noneInForce({ newest }: Standing): KnownBlock[] {
  const what =
    'Partnerships and sales have not both confirmed one. Until they have, handoffs go by what stands here, nobody reads what accepting means, and another window needs no reason.';
  return [rich([bold('None is in force. '), words(what)]), rich(...termLines(newest.terms))];
}

function proposedBlocks(proposal: Proposed, inForce: InForce | null): KnownBlock[] {
  const { version, savedBy, savedAt } = proposal;
  const lead = [bold(`Version ${version} is proposed by `), person(savedBy), words(', '), momentOf(savedAt)];
  return [
    divider,
    rich(lead, ...(inForce ? [...changedLines(inForce, proposal), waitsFor(proposal)] : ownerLines(proposal))),
  ];
}

function waitsFor(proposal: Proposed): RichTextElement[] {
  return [bold('Not confirmed yet by: '), ...peopleWords(unconfirmed(proposal).map(({ userId }) => userId))];
}
