import type { KindsAbout } from '../../core/notices/notices.ts';
import type { Context, Drawing, Drawn, Named } from '../kit/drawing.ts';
import { partnerChannel, settledChannel } from '../partner/partner-channel.ts';
import { roleLost } from '../people/role-lost.ts';
import { stalled } from './stalled.ts';
import { undelivered } from './undelivered.ts';

/** What the bot says of its own work, whatever that is about. */
type OwnDrawings = {
  [Kind in KindsAbout<'anything'>]: Drawn<Kind, Drawing<Context & { named: Named }, Kind>>;
};
export const OWN_DRAWINGS: OwnDrawings = {
  undeliverable: ({ named, partner, stuck }) => stuck && undelivered(named, partner, stuck),
  partner_channel: {
    open: ({ partner, channel }) => (partner && channel ? partnerChannel(partner, channel) : null),
    settled: ({ partner, channel }) => (partner && channel !== undefined ? settledChannel(partner, channel) : null),
  },
  role_lost: (_, notice) => roleLost(notice),
  stalled: ({ named }, { stall }) => stalled(named, stall),
};
