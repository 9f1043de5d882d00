import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { inWork } from '../../core/outcome/taken-up.ts';
import { bold, channelLink, code, type Message, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** To who has accepted and is not in the partner's channel, and to the author, who can bring them there. Null once they decided otherwise. */
export function aeOutside(
  handoff: Handoff,
  { name, channelId }: Partner,
  { person: reader, ae }: Notices['ae_outside'],
): Message | null {
  if (inWork(handoff)?.decidedBy !== ae) return null;
  const place = [channelLink(channelId), words(`, where ${name} reads what is next`)];
  const said =
    reader === ae
      ? [
          words('You are not in '),
          ...place,
          words('. Open it and join; if it is private, '),
          person(handoff.author),
          words(' can add you.'),
        ]
      : [person(ae), words(' is not in '), ...place, words('. Type '), code('/invite'), words(' there to add them.')];
  return {
    text: summary`${handoff.packet.account}: not in the channel that is shared with ${name}`,
    blocks: [rich([bold(`${handoff.packet.account}: `), ...said])],
  };
}
