import { accepted, type Handoff } from '../core/handoff.ts';
import type { Notices } from '../core/notice.ts';
import type { Partner } from '../core/partner.ts';
import type { ChannelChange } from '../core/shared-channel.ts';
import { bold, channelLink, code, type Message, person, rich, sentence, words } from './kit.ts';
import { summary } from './mrkdwn.ts';

const CHOOSE_ANOTHER = 'choose another channel with `/handoff partners`.';

const CHANGES: Record<ChannelChange, { happened: string; mend: string }> = {
  archived: { happened: 'the channel was archived.', mend: `Unarchive it, or ${CHOOSE_ANOTHER}` },
  left: {
    happened: 'the bot was removed from the channel.',
    mend: `Type \`/invite @Handoff\` there, or ${CHOOSE_ANOTHER}`,
  },
  unshared: {
    happened: 'the channel is no longer shared with them.',
    mend: `Share it with them again (Slack Connect), or ${CHOOSE_ANOTHER}`,
  },
  joined: {
    happened: 'another company has joined the channel.',
    mend: `Remove that company from it, or ${CHOOSE_ANOTHER}`,
  },
};

/** Nothing can be posted in a partner's channel any more: for the alliances owner and the intake owner, who can mend that. */
export function partnerChannel(partner: Partner, change: ChannelChange): Message {
  const { happened, mend } = CHANGES[change];
  const { name, channelId } = partner;
  const lead = `${name} cannot be told anything: ${happened}`;
  return {
    text: summary`${lead}`,
    blocks: [
      rich(
        [bold(lead)],
        [words('The channel is '), channelLink(channelId), words(`. What ${name} has to hear is kept until then.`)],
        [bold('What to do: '), ...sentence(mend)],
      ),
    ],
  };
}

/** To who has accepted and is not in the partner's channel, and to the author, who can bring them there. Null once they decided otherwise. */
export function aeOutside(
  handoff: Handoff,
  { name, channelId }: Partner,
  { person: reader, ae }: Notices['ae_outside'],
): Message | null {
  if (accepted(handoff)?.decidedBy !== ae) return null;
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
