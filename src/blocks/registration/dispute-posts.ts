import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Dispute, OpenDispute } from '../../core/registration/dispute.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, moment, person, rich, words, wordsWithLinks } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import type { NamedClaim, RegistrationContext } from './registration-posts.ts';

/** Two partners claim one account: what the adjudicator reads, and what the alliances owners hear. No partner reads any of it. */

/** Eight messages can be one, of fifty blocks at most. */
const SHOWN_IN_SHARED = 3;
/** With all that they have to show: Slack takes 13,200 characters of blocks. */
const IN_FULL_AT_MOST = 4;
const SHOWN_AT_MOST = 10;

type From = Pick<RegistrationContext, 'dispute' | 'claims'>;

/** Null once it is decided, or there is nothing left to decide. */
export function disputeCall({ dispute, claims }: From): Message | null {
  if (dispute?.state !== 'open') return null;
  const lead = `Whose is ${dispute.account}?`;
  const why = [
    words(' '),
    ...names(claims, 'and'),
    words(' registered it on the same day, after a touch on the same day: the rule does not say. Decide by '),
    decideBy(dispute),
    words('.'),
  ];
  return {
    text: summary`${lead} Two partners claim it, and you decide.`,
    blocks: [
      rich([bold(lead), ...why]),
      ...claims.slice(0, IN_FULL_AT_MOST).flatMap((claim) => [inFull(claim), claimButton(claim)]),
      ...claims.slice(IN_FULL_AT_MOST, SHOWN_AT_MOST).map(claimButton),
      neitherButton(dispute),
    ],
  };
}

/** Null as above. */
export function disputeReminder({ dispute, claims }: From): Message | null {
  if (dispute?.state !== 'open') return null;
  const lead = `Last day: whose is ${dispute.account}?`;
  const asked = [words(' '), ...names(claims, 'or'), words('. Decide by '), decideBy(dispute), words('.')];
  return short(dispute, claims, lead, asked);
}

/** Null as above. */
export function disputeEscalation({ dispute, claims }: From): Message | null {
  if (dispute?.state !== 'open') return null;
  const lead = `Nobody has decided: whose is ${dispute.account}?`;
  const asked = [
    words(' '),
    ...names(claims, 'or'),
    words('. '),
    person(dispute.adjudicator),
    words(' was asked on '),
    moment(dispute.openedAt, momentWords(dispute.openedAt, 'UTC')),
    words('. You can decide too: the partners wait.'),
  ];
  return short(dispute, claims, lead, asked);
}

function short(dispute: OpenDispute, claims: readonly NamedClaim[], lead: string, asked: RichTextElement[]): Message {
  return {
    text: summary`${lead}`,
    blocks: [
      rich([bold(lead), ...asked]),
      ...claims.slice(0, SHOWN_IN_SHARED).map(claimButton),
      neitherButton(dispute),
    ],
  };
}

const decideBy = ({ decideBy: at }: Dispute): RichTextElement => moment(at, momentWords(at, 'UTC'));

function names(claims: readonly NamedClaim[], between: 'and' | 'or'): RichTextElement[] {
  const all = claims.map(({ partner }) => partner);
  return [words(all.length > 1 ? `${all.slice(0, -1).join(', ')} ${between} ${all.at(-1)}` : all.join(''))];
}

/** What a partner has to show for it. */
export function inFull({ registration, partner }: NamedClaim): KnownBlock {
  const { registeredBy, contact, contactRole, touchOn, registeredAt, need, evidence } = registration;
  return rich(
    [
      bold(`${partner}: `),
      words(`${contact}, ${contactRole}. Touch ${dayWords(touchOn, registeredAt)}. Registered by `),
      person(registeredBy),
      words('.'),
    ],
    [bold('Need: '), words(need)],
    [bold('Evidence: '), ...wordsWithLinks(cut(evidence, 600))],
  );
}

const claimButton = ({ registration, partner }: NamedClaim): KnownBlock =>
  actions(button(`${cut(partner, 60)}…`, ACTION.ruleForClaim, registration.id));
const neitherButton = ({ id }: Dispute): KnownBlock => actions(button('Neither…', ACTION.ruleForNeither, id));

/** To the alliances owner of each partner in it. */
export function disputeOutcome({ dispute, claims }: From): Message | null {
  if (dispute?.state !== 'ruled') return null;
  return {
    text: summary`Decided: whose ${dispute.account} is`,
    blocks: [rich([bold(`${dispute.account}: `), ...outcome(dispute, claims)])],
  };
}

/** What stands in place of what asked. Null while it still asks. */
export function settledDispute(from: From): Message | null {
  const { dispute, claims } = from;
  if (!dispute || dispute.state === 'open') return null;
  const said = dispute.state === 'ruled' ? outcome(dispute, claims) : [words('one claim is left at most.')];
  return {
    text: summary`Settled: whose ${dispute.account} is`,
    blocks: [rich([bold(`${dispute.account}: `), ...said])],
  };
}

function outcome(dispute: Extract<Dispute, { state: 'ruled' }>, claims: readonly NamedClaim[]): RichTextElement[] {
  const winner = claims.find(({ registration }) => registration.id === dispute.winner);
  const holds = dispute.winner === null ? 'none of them holds a claim' : `${winner?.partner ?? 'one partner'} holds it`;
  return [words(`${holds}, says `), person(dispute.ruledBy), words(`: ${dispute.reason}`)];
}
