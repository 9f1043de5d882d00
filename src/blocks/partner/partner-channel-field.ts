import type { InputBlock } from '@slack/web-api';
import type { PartnerKey } from '../../core/partner/partner.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { field } from '../kit/kit.ts';

const CHANNEL = 'channel' satisfies PartnerKey;

/** The channel that is shared with a partner. */
export function channelField(channel: string | null): InputBlock {
  return field({
    key: CHANNEL,
    label: 'Shared channel',
    hint: 'The Slack Connect channel with this partner alone. The bot must be in it: /invite @Handoff',
    element: {
      type: 'conversations_select',
      filter: { include: ['public', 'private'] },
      ...(channel ? { initial_conversation: channel } : {}),
    },
  });
}

/** The channel that was chosen; null when none was. */
export function readChannel(state: FormState): string | null {
  return valueOf(state, CHANNEL);
}
