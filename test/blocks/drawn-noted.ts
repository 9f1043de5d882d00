import type { NotedContext } from '../../src/blocks/packet/noted-render.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import type { Message } from '../../src/blocks/kit/kit.ts';
import type { NotedMessage } from '../../src/core/packet/noted.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { brightwater, maya, NOW, OURS } from '../support/packets.ts';

const { channelId: channel } = brightwater;

/** What is said of a partner's message that is noted, drawn for tests. Maya prepares it. */

export const noted: NotedMessage = {
  id: `${channel}:1795532400.000100`,
  partner: brightwater.id,
  channel,
  ts: '1795532400.000100',
  threadTs: '1795532400.000100',
  teamId: OURS,
  author: maya.userId,
  draft: 'D1',
  at: NOW,
};

export function notedContext(changes: Partial<NotedContext> = {}): NotedContext {
  return {
    about: 'noted_message',
    teamId: OURS,
    noted,
    isWritten: true,
    partner: brightwater,
    reader: null,
    stuck: null,
    channel: null,
    ...changes,
  };
}

/** Null when nothing is said. */
export function notedMessage(changes: Partial<NotedContext> = {}): Message | null {
  return drawNotice({ kind: 'partner_noted' }, notedContext(changes));
}

export const elsewhere: Partner = { ...brightwater, channelId: 'C0OTHER' };
