import { conversationKey } from '../../core/notices/conversations.ts';
import { Refusal, type SameDeal } from '../../core/kernel/errors.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Store } from '../../db/store.ts';

/** Where somebody finds what there is about a handoff: a link to a message, where one stands. */
export type MessageLinks = ReturnType<typeof createMessageLinks>;

/** `workspaceUrl`: our workspace's own address, with a slash at its end; null: there are no links. */
export function createMessageLinks(deps: { store: Store; workspaceUrl?: string | null }) {
  const { store, workspaceUrl = null } = deps;

  /** In this person's own conversation, or else the partner's card; null when neither stands. */
  const linkTo = async (id: string, reader: UserId): Promise<string | null> => {
    const handoff = workspaceUrl === null ? null : await store.handoff(id);
    if (!handoff) return null;
    const own = conversationKey({ to: 'person', userId: reader });
    const ofIt = await store.outbox.of(id);
    const ofDeal = handoff.deal === id ? ofIt : await store.outbox.of(handoff.deal);
    const place = [
      ...ofIt.filter(({ conversation }) => conversation === own),
      ...ofDeal.filter(({ kind }) => kind === 'partner_card'),
    ].find(({ channel, ts }) => channel !== null && ts !== null);
    // As Slack writes a link. https://docs.slack.dev/reference/methods/chat.getPermalink
    return place?.ts ? `${workspaceUrl}archives/${place.channel}/p${place.ts.replace('.', '')}` : null;
  };

  return {
    /** The same with a link in place of the command, where there is one. */
    async withLink(refused: SameDeal, reader: UserId): Promise<Refusal> {
      const link = await linkTo(refused.handoffId, reader);
      return link === null ? refused : new Refusal(`${refused.what} It is here: ${link}`);
    },
  };
}
