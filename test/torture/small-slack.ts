import type { PartnerThread } from '../../src/blocks/partner/partner-thread.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { EpochMs } from '../../src/core/time/instant.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import type { Store } from '../../src/db/store.ts';
import { WORKSPACE_URL } from '../../torture/fresh-cards.ts';
import { shownIn } from '../../torture/shown.ts';
import type { SlackMessage } from '../../torture/slack-messages.ts';
import { asItStands, brightwater, iris } from '../support/packets.ts';

/** A Slack that is a list of messages, `inSlack`, each as it was last drawn; Iris takes in what nobody answered. */
export function createSmallSlack(store: Store, now: () => EpochMs, inSlack: SlackMessage[]) {
  /** As it would be taken by Slack now: each is later than all before. */
  const stampOf = () => `${Math.floor(now() / 1000)}.${String(inSlack.length + 1).padStart(6, '0')}`;

  const dealOf = async (id: string): Promise<string> => (await store.handoff(id))?.deal ?? id;

  /** Partners read replies under their card. */
  const threadOf = async ({ handoffId, kind }: NoticeRow): Promise<string | null> => {
    if (!['partner_decision', 'partner_delay', 'partner_news', 'partner_sentence'].includes(kind)) return null;
    return (await store.outbox.findOf(await dealOf(handoffId ?? ''), { kind: 'partner_card' }))?.ts ?? null;
  };

  const threadOfPartner = async (handoffId: string): Promise<PartnerThread | null> => {
    const card = await store.outbox.findOf(await dealOf(handoffId), { kind: 'partner_card' });
    const { channel = null, ts = null } = card ?? {};
    return channel === null || ts === null ? null : { workspaceUrl: WORKSPACE_URL, channel, ts };
  };

  /** The partner's card shows the handoff of its deal that landed last. */
  const shownBy = async ({ kind, handoffId: about }: NoticeRow): Promise<Handoff> => {
    const handoffId = about ?? '';
    const latest = kind === 'partner_card' ? await store.latestOfDeal(handoffId) : null;
    const handoff = latest ?? (await store.handoff(handoffId));
    if (!handoff) throw new Error(`There is no ${handoffId}.`);
    return handoff;
  };

  const draw = async (row: NoticeRow): Promise<Pick<SlackMessage, 'text' | 'shown'>> => {
    const { notice } = row;
    const handoff = await shownBy(row);
    const stuck = notice.kind === 'undeliverable' ? await store.outbox.find(notice.notice) : null;
    const drawn = drawNotice(notice, {
      ...asItStands(handoff, await store.history(handoff.id)),
      isSaid: true,
      partner: brightwater,
      intakeOwner: iris.userId,
      reader: null,
      previous: handoff.revisionOf === null ? null : await store.handoff(handoff.revisionOf),
      stuck,
      left: null,
      thread: await threadOfPartner(handoff.id),
    });
    return { text: drawn?.text ?? '', shown: shownIn(drawn?.blocks) };
  };

  return {
    /** Posts what was never posted, and changes the rest. */
    async post(notice: NoticeRow): Promise<void> {
      // Everybody of ours is in the partner's channel.
      if (notice.kind === 'ae_outside') return store.outbox.drop(notice, now());
      const place = { channel: notice.channel ?? channelOf(notice.conversation), ts: notice.ts ?? stampOf() };
      const drawn = await draw(notice);
      const posted = inSlack.find(({ key }) => key === notice.id);
      if (posted) Object.assign(posted, drawn);
      else {
        const reader = readerOf(notice.conversation);
        inSlack.push({ ...place, ...drawn, reader, threadTs: await threadOf(notice), key: notice.id });
      }
      const claimed = await store.outbox.claim(notice, now());
      if (!claimed) throw new Error(`${notice.kind} could not be claimed.`);
      await store.outbox.sent(notice.id, { ...place, now: now(), revision: notice.revision });
    },
  };
}

function readerOf(conversation: string): string | null {
  return conversation.startsWith('person:') ? conversation.slice('person:'.length) : null;
}

function channelOf(conversation: string): string {
  return readerOf(conversation)?.replace(/^U/, 'D') ?? brightwater.channelId;
}
