import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { creditWords } from '../../core/credit/credit-words.ts';
import { checking, type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { fingerprint } from '../../core/kernel/merging.ts';
import { PACKET_KEYS } from '../../core/packet/packet.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { Preview } from '../../core/packet/preview.ts';
import { partnerView } from '../../core/partner/partner-view.ts';
import { dayInFull } from '../../core/time/day-words.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION, VIEW } from '../ids.ts';
import {
  actions,
  bold,
  button,
  divider,
  header,
  modal,
  moment,
  person,
  plain,
  rich,
  SHOWN,
  sentence,
  shownIn,
  words,
} from '../kit/kit.ts';
import { lastLookField } from './last-look.ts';
import { packetBlocks, packetLines } from './packet-text.ts';
import { partnerCard } from '../handoff/partner/card.ts';
import { scoreBlocks } from './score-lines.ts';
import { counted } from '../kit/words.ts';

/** The last page before a packet goes out: what becomes of it, and what each side will read. */

export type Review = Preview & {
  draft: Pick<PacketDraft, 'id' | 'typed'>;
  partner: Partner;
  /** Why the page is there again: one sentence. */
  wrong?: string | null;
};

/** Without a button that sends it while nothing can be said for it. */
export function reviewPage(review: Review): ModalView {
  const { draft, sent, landed, partner, scored, wrong = null } = review;
  const [first, ...others] = [
    ...(wrong === null ? [] : [rich(sentence(wrong))]),
    rich(whereItGoes(sent), ...promise(sent, partner), credit(sent)),
  ];
  const page = modal({
    view: VIEW.send,
    title: 'Before you send',
    submit: 'Send',
    close: 'Close',
    id: draft.id,
    blocks: [
      ...(first ? [{ ...first, block_id: shownAs(draft) }] : []),
      ...others,
      actions(button('Back to the packet', ACTION.backToPacket, draft.id)),
      ...scoreBlocks(scored),
      ...asked(review),
      header('What the partner reads'),
      ...forPartner(sent, partner),
      divider,
      header('What the account executive reads'),
      ...forAccountExecutive(landed, partner),
    ],
  });
  if (scored.recommendation.sending !== 'not_possible') return page;
  const { submit: _, ...withoutSend } = page;
  return { ...withoutSend, title: plain('Not ready yet', 24) };
}

/** Of what it shows only the packet counts: its author may have changed that in another window since. */
const shownAs = ({ typed }: Pick<PacketDraft, 'typed'>): string =>
  `${SHOWN}${fingerprint(JSON.stringify(PACKET_KEYS.map((key) => typed[key] ?? null)))}`;

/** Whether a page that came back has shown the packet as it is now. Of one that was sent nothing is asked any more. */
export function hasShownPacket(page: Parameters<typeof shownIn>[0], draft: PacketDraft): boolean {
  const shown = shownIn(page);
  return shown === null || draft.sentAs !== null || shown === shownAs(draft);
}

/** What is asked before it goes out: of a complete packet of another deal no reason. */
function asked({ draft: { typed }, scored, worked }: Review): KnownBlock[] {
  const { sending } = scored.recommendation;
  if (sending === 'not_possible') return [];
  return [
    ...(worked === null ? [] : [rich(sentence(worked)), lastLookField('duplicate_reason', typed)]),
    ...(sending === 'with_a_reason' ? [lastLookField('override_reason', typed)] : []),
    lastLookField('needs_research', typed),
  ];
}

function whereItGoes(sent: Handoff): RichTextElement[] {
  const { ae, window_days: days } = sent.packet;
  const answers = [person(ae), words(`, who answers within ${counted(days, 'business day')}.`)];
  const open = checking(sent);
  if (!open) return [bold('It goes to '), ...answers];
  const until = moment(open.check.deadlineAt, momentWords(open.check.deadlineAt, open.check.zone));
  const first = [bold('First '), person(open.check.signer), words(' checks it for conflicts, by '), until];
  return [...first, words('. Then it goes to '), ...answers];
}

/** The day that the partner is promised. */
function promise(sent: Handoff, partner: Partner): RichTextElement[][] {
  const hearBy = checking(sent)?.check.hearBy ?? windowOf(sent)?.hearBy;
  if (hearBy === undefined) return [];
  return [[bold(`${partner.name} hears from us by `), words(`${dayInFull(hearBy, sent.createdAt)}.`)]];
}

const credit = (sent: Handoff): RichTextElement[] => [bold('Credit: '), words(`${creditWords(sent)}.`)];

function forAccountExecutive({ packet, createdAt: asOf }: Handoff, { name: partnerName }: Partner): KnownBlock[] {
  const reading = { packet, partnerName, asOf };
  return [rich(...packetLines('ask', reading)), ...packetBlocks(reading)];
}

/** The message itself, without what they press in it and without a reference, which it does not have yet. */
function forPartner(sent: Handoff, partner: Partner): KnownBlock[] {
  const view = partnerView(sent, partner);
  if (view === null) return [rich([words('Nothing yet: it goes out once Slack says who everybody in it is.')])];
  return partnerCard(view).blocks.filter(({ type }) => type !== 'actions' && type !== 'context');
}
