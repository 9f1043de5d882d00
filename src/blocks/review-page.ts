import type { ActionsBlock, KnownBlock, ModalView } from '@slack/web-api';
import { type Handoff, windowOf } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';
import { partnerView } from '../core/partner-view.ts';
import { creditWords } from '../core/credit-words.ts';
import { deadlineForOthers } from './words.ts';
import { ACTION, VIEW } from './ids.ts';
import { actions, bold, button, divider, header, modal, person, rich, words } from './kit.ts';
import { packetBlocks, packetLines } from './packet-text.ts';
import { partnerCard } from './partner/card.ts';

/** The last page before a packet goes out: what each side will read, and by when the partner hears. */

export type Review = {
  /** The draft’s. */
  id: string;
  /** As its account executive would have it. */
  landed: Handoff;
  /** As it goes out: it is checked for conflicts first, where that is not cleared. */
  sent: Handoff;
  partner: Partner;
};

export function reviewPage({ id, landed, sent, partner }: Review): ModalView {
  return modal({
    view: VIEW.send,
    title: 'Before you send',
    submit: 'Send',
    close: 'Close',
    id,
    blocks: [
      actions(button('Back to the packet', ACTION.backToPacket, id)),
      header('What the account executive reads'),
      ...forAccountExecutive(landed, partner),
      divider,
      header('What the partner reads'),
      ...forPartner(sent, partner),
    ],
  });
}

function forAccountExecutive(landed: Handoff, { name: partnerName }: Partner): KnownBlock[] {
  const { packet, createdAt: asOf } = landed;
  const reading = { packet, partnerName, asOf };
  const window = windowOf(landed);
  const due = window === null ? [] : [[bold('Answer by: '), ...deadlineForOthers(window)]];
  return [
    rich(
      [bold('For '), person(packet.ae), words(', if nothing stands in the way.')],
      ...packetLines('ask', reading),
      ...due,
      [bold('Credit: '), words(`${creditWords(landed)}.`)],
    ),
    ...packetBlocks(reading),
  ];
}

/** The message itself, without what they press in it. */
function forPartner(sent: Handoff, partner: Partner): KnownBlock[] {
  const view = partnerView(sent, partner);
  if (view === null) return [rich([words('Nothing yet: it goes out once Slack says who everybody in it is.')])];
  return partnerCard(view).blocks.filter(
    (block): block is Exclude<KnownBlock, ActionsBlock> => block.type !== 'actions',
  );
}
