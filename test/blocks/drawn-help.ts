import type { HelpContext } from '../../src/blocks/help-request/help-posts.ts';
import type { Message } from '../../src/blocks/kit/kit.ts';
import { drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { MAX_HELP } from '../../src/core/help-request/help-forms.ts';
import { HELP_NOTICES } from '../../src/core/help-request/help-notices.ts';
import type { HelpRequest, OpenRequest, HelpNotice } from '../../src/core/help-request/help-request.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { NOW, OURS } from '../support/packets.ts';

/** Every message about a help request, drawn for tests. Sam asks, Alex is to answer. */

export const HELP_KINDS = Object.keys(HELP_NOTICES.rules) as HelpNotice['kind'][];

/** In words of a packet's, so that they are as long and as odd as those. */
export function openHelp({ packet }: Handoff, changes: Partial<OpenRequest> = {}): OpenRequest {
  return {
    id: 'R'.repeat(32),
    version: 1,
    teamId: OURS,
    state: 'open',
    asker: 'U0SAM',
    account: packet.account,
    help: cut(packet.warm_path, MAX_HELP),
    partner: packet.partner,
    asked: 'U0ALEX',
    askedAt: NOW,
    remindAt: NOW + 1,
    escalateAfter: 1,
    remindedAt: null,
    escalatedAt: null,
    ...changes,
  };
}

export function helpStates(handoff: Handoff): Record<string, HelpRequest> {
  const open = openHelp(handoff);
  const ended = { endedAt: NOW + 3_600_000, endedBy: 'U0ALEX' };
  return {
    open,
    'with somebody else': { ...open, asked: 'U0IRIS' },
    'became a handoff': { ...open, ...ended, state: 'handed_off', handoffId: handoff.id },
    'not now': { ...open, ...ended, state: 'not_now', words: cut(handoff.packet.conflict_note, 300) },
    'taken back': { ...open, ...ended, endedBy: 'U0SAM', state: 'taken_back' },
  };
}

const READERS: Record<HelpNotice['kind'], string> = {
  help_request: 'U0ALEX',
  help_reminder: 'U0ALEX',
  help_escalation: 'U0ROBIN',
  help_answer: 'U0SAM',
};

/** What is said of it in this state, or stands in place of what was said; null when that is nothing. */
export function helpMessage(
  kind: HelpNotice['kind'],
  helpRequest: HelpRequest,
  { handoff, partner }: { handoff: Handoff; partner: Partner },
): Message | null {
  const reader = READERS[kind];
  const became = helpRequest.state === 'handed_off' ? handoff : null;
  const context: HelpContext = {
    about: 'help_request',
    teamId: OURS,
    helpRequest,
    partner,
    became,
    reader,
    stuck: null,
  };
  const notice: Notice = { kind, person: reader };
  return drawNotice(notice, context) ?? drawSettled(notice, context);
}
