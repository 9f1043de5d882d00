import type { UserId } from '../people/member.ts';
import { noticesAbout } from './notice-columns.ts';
import type { Role } from '../people/roles.ts';
import type { ChannelFault } from '../partner/shared-channel.ts';
import type { Stall } from './stalls.ts';
import type { EpochMs } from '../time/instant.ts';

/** What the bot says of its own work to those who can mend it, as data. It is said about anything that a notice can be about. */

export type OwnNotice =
  /** `notice` is the id of a notice that did not arrive; `since` tells two of its failures apart. */
  | { kind: 'undeliverable'; person: UserId; notice: string; since: EpochMs }
  /** `at` is when it was found that nothing can be posted in the partner's channel. */
  | { kind: 'partner_channel'; person: UserId; fault: ChannelFault; at: EpochMs }
  /** `who` is no full member any more, or is a user group that is gone or empty; `at` is when Slack said so. */
  | { kind: 'role_lost'; person: UserId; who: string; roles: readonly Role[]; at: EpochMs }
  /** `day` in days since 1970-01-01, UTC. */
  | { kind: 'stalled'; person: UserId; stall: Stall; day: number };

export const OWN_NOTICES = noticesAbout<OwnNotice, never>()('anything', {
  undeliverable: { says: 'asks', key: ({ notice, since }) => [notice, since] },
  partner_channel: {
    says: 'asks',
    // Not with the handoff: with its partner's channel, see `db/partner/channel-questions.ts`.
    changesWith: [],
    key: ({ at, person }) => [at, person],
  },
  role_lost: { says: 'asks', key: ({ who, at }) => [who, at] },
  stalled: { says: 'asks', key: ({ stall, day }) => [stall, day] },
});
