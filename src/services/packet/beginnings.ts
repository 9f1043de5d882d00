import { fillingFrom } from '../../core/directory/account.ts';
import { type Pointed, typedFromMessage, typedLike } from '../../core/packet/beginnings.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { partnerMessage, type Standing } from '../../core/packet/noted.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import { FROM_NOTHING, type PacketDraft, typedFrom } from '../../core/packet/packet-draft.ts';
import { LINE } from '../../core/packet/packet-field.ts';
import { cut, tidy } from '../../core/kernel/text.ts';
import type { Store } from '../../db/store.ts';
import type { Accounts } from '../directory/accounts.ts';
import type { Drafts } from './drafts.ts';
import type { Powers } from '../people/powers.ts';

/** Where a packet begins with what is written somewhere already. */
export type Beginnings = ReturnType<typeof createBeginnings>;

/** A message that somebody points at, and the channel in which it stands. */
export type PointedAt = Omit<Pointed, 'link'> & Standing;

export function createBeginnings(deps: {
  store: Pick<Store, 'handoff' | 'partnerInChannel'>;
  accounts: Pick<Accounts, 'meantBy'>;
  drafts: Pick<Drafts, 'begin' | 'blank'>;
  powers: Pick<Powers, 'mustBeAllowedOnceKnown'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  /** Our workspace's own address, with a slash at its end; null: there are no links. */
  workspaceUrl?: string | null;
}) {
  const { store, accounts, drafts, powers, findMember, workspaceUrl = null } = deps;

  /** As Slack writes it. https://docs.slack.dev/reference/methods/chat.getPermalink */
  const linkTo = ({ channel, ts }: Standing): string | null =>
    workspaceUrl === null ? null : `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;

  return {
    /** The form for this account, filled with what the directory says and not saved before something is typed. */
    async ofAccount(account: string, by: Presser): Promise<PacketDraft> {
      await powers.mustBeAllowedOnceKnown('send_handoff', by);
      const named = cut(tidy(account), LINE);
      const known = await accounts.meantBy({ account: named, account_ref: named });
      const typed = known ? typedFrom(fillingFrom(known)) : { account: named };
      return { ...drafts.blank(by), typed };
    },

    /** Its partner hears that it is noted with the first words that are kept. Throws a Refusal for whoever may not send handoffs. */
    async fromMessage(message: PointedAt, by: Presser): Promise<PacketDraft> {
      await powers.mustBeAllowedOnceKnown('send_handoff', by);
      const partner = await store.partnerInChannel(message.channel);
      const asked = [by.userId, ...(partner === null || message.author === null ? [] : [message.author])];
      const [reader = null, writer = null] = await Promise.all(asked.map(findMember));
      const zone = reader ? zoneOf(reader) : ZONE_OF_LAST_RESORT;
      const typed = typedFromMessage({ ...message, link: linkTo(message) }, partner, zone);
      return drafts.begin(by, { ...FROM_NOTHING, typed, partnerMessage: partnerMessage(message, partner, writer) });
    },

    /** Another deal like one that they have sent. Throws a Refusal for anybody but its author, and for whoever may not send handoffs any more. */
    async like(handoffId: string, by: Presser): Promise<PacketDraft> {
      await powers.mustBeAllowedOnceKnown('send_handoff', by);
      const handoff = await store.handoff(handoffId);
      if (!handoff || handoff.author !== by.userId || handoff.teamId !== by.teamId)
        throw new Refusal('Only its author can begin another like it.');
      return drafts.begin(by, { ...FROM_NOTHING, typed: typedLike(handoff) });
    },
  };
}
