import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import type { Partner } from '../../core/partner/partner.ts';
import type { ChannelFault, ChannelStanding } from '../../core/partner/shared-channel.ts';
import { cut } from '../../core/kernel/text.ts';
import { ACTION, VIEW } from '../ids.ts';
import { actions, bold, button, channelLink, code, type Message, modal, rich, sentence, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { channelField } from './partner-channel-field.ts';
import { pausedWords } from './pause.ts';

/**
 * Nothing can be posted in a partner's channel: what its alliances owner is asked, in every state. One message for each partner and fault,
 * however many handoffs wait.
 */

const FAULTS: Record<ChannelFault, { found: string; mend: string }> = {
  archived: { found: 'the channel is archived.', mend: 'unarchive it, or name the new channel.' },
  pending: {
    found: 'they have not accepted the invitation to the channel yet (Slack Connect).',
    mend: 'ask them to accept it, or name the new channel.',
  },
  not_shared: {
    found: 'the channel is not shared with them any more.',
    mend: 'share it with them again (Slack Connect), or name the new channel.',
  },
  bot_absent: {
    found: 'the bot is not in the channel any more.',
    mend: 'type `/invite @Handoff` there, or name the new channel.',
  },
  company_added: {
    found: 'another company is in the channel too.',
    mend: 'remove that company from it, or name the new channel.',
  },
  another_company: {
    found: 'the channel is shared with another company than them.',
    mend: 'name the channel that you share with them.',
  },
};

const LISTED_AT_MOST = 5;

/** Null once there is nothing to ask any more. */
export function partnerChannel(partner: Partner, standing: ChannelStanding): Message | null {
  if (!standing.isLatest) return null;
  if (partner.paused !== null) return paused(partner, partner.paused, standing);
  return standing.fault === null ? null : question(partner, standing.fault, standing);
}

function question(partner: Partner, fault: ChannelFault, standing: ChannelStanding): Message {
  const { found, mend } = FAULTS[fault];
  const lead = `${partner.name} cannot be told anything: ${found}`;
  const again = standing.stuck === null ? [] : [button('Try again', ACTION.retryNotice, standing.stuck)];
  return {
    text: summary`${lead}`,
    blocks: [
      rich([bold(lead)], whatWaits(partner, standing), [bold('What to do: '), ...sentence(mend)]),
      actions(
        button('Name the new channel…', ACTION.moveChannel, partner.id, 'primary'),
        ...again,
        button('Stop posting', ACTION.pausePartner, partner.id),
      ),
    ],
  };
}

function paused(partner: Partner, pause: NonNullable<Partner['paused']>, standing: ChannelStanding): Message {
  const another = button('Name the new channel…', ACTION.moveChannel, partner.id);
  return {
    text: summary`Nothing is posted to ${partner.name} until that is lifted`,
    blocks: [
      rich(pausedWords(partner, pause), whatWaits(partner, standing)),
      actions(
        button('Post again', ACTION.resumePartner, partner.id, 'primary'),
        ...(standing.fault === null ? [] : [another]),
      ),
    ],
  };
}

/** The channel, and the handoffs of which the partner has still to hear. */
function whatWaits({ name, channelId }: Partner, { waiting }: ChannelStanding): RichTextElement[] {
  const where = [words('The channel is '), channelLink(channelId), words('. ')];
  if (waiting.length === 0) return [...where, words(`What ${name} has to hear is kept until then.`)];
  const shown = waiting
    .slice(0, LISTED_AT_MOST)
    .flatMap(({ id, account }, at) => [words(`${at === 0 ? '' : ', '}${cut(account, 80)} (`), code(id), words(')')]);
  const others = waiting.length - LISTED_AT_MOST;
  return [...where, bold('What waits: '), ...shown, words(others > 0 ? ` and ${others} more.` : '.')];
}

/** What stands in place of a question that is over. */
export function settledChannel(partner: Partner, standing: ChannelStanding | null): Message {
  const isOver = standing?.isLatest !== false;
  const said: RichTextElement[] = isOver
    ? [bold(`${partner.name} is told again`), words(' in '), channelLink(partner.channelId), words('.')]
    : [words(`This was about the channel of ${partner.name}. There is a newer message about it.`)];
  return { text: summary`Settled: the channel of ${partner.name}`, blocks: [rich(said)] };
}

/** A partner's new channel, named by its alliances owner. */
export function moveChannelModal({ id, name, channelId }: Partner): ModalView {
  const lead: KnownBlock = rich([
    words(`Where ${name} reads from now on. So far: `),
    channelLink(channelId),
    words('. What waits goes there.'),
  ]);
  return modal({
    view: VIEW.moveChannel,
    title: 'The new channel',
    submit: 'Save',
    id,
    blocks: [lead, channelField(null)],
  });
}
