import { handoffModal, noPartnersModal } from '../../blocks/packet/handoff-modal.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, CommandArgs, ShortcutArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

/** A packet that begins somewhere else than with the command. */

type Deps = Pick<HandlerDeps, 'beginnings' | 'drafts' | 'packetForms' | 'powers' | 'registry'>;

const NOTHING_OPENED: ReadonlySet<never> = new Set();

/** The shortcut that needs no message: the empty form. */
export function startHandoff({ powers, registry, drafts, packetForms }: Deps) {
  return async ({ shortcut, reply }: ShortcutArgs): Promise<void> => {
    const by = presserOf(shortcut);
    await powers.mustBeAllowedOnceKnown('send_handoff', by);
    if (!(await registry.hasPartners())) return reply.open(noPartnersModal());
    await reply.open(handoffModal({ ...(await packetForms.of(drafts.blank(by))), opened: NOTHING_OPENED }));
  };
}

/** `/handoff Fabrikam`: what is known of the account is read before anything is typed. */
export function startForAccount({ beginnings, registry, packetForms }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    if (!(await registry.hasPartners())) return reply.open(noPartnersModal());
    const by = { userId: command.user_id, teamId: command.team_id };
    const draft = await beginnings.ofAccount(command.text, by);
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: NOTHING_OPENED }));
  };
}

/** The shortcut on a message, a partner's in the shared channel or any other: the form, with what the message says. */
export function startFromMessage({ beginnings, registry, packetForms }: Deps) {
  return async ({ shortcut, reply }: ShortcutArgs): Promise<void> => {
    if (shortcut.type !== 'message_action') return;
    if (!(await registry.hasPartners())) return reply.open(noPartnersModal());
    const { channel, message } = shortcut;
    const pointed = {
      channel: channel.id,
      ts: message.ts,
      // Slack leaves it out of a message that stands by itself.
      threadTs: typeof message.thread_ts === 'string' ? message.thread_ts : null,
      at: Math.round(Number(message.ts) * 1000),
      author: message.user ?? null,
      text: message.text ?? '',
    };
    const draft = await beginnings.fromMessage(pointed, presserOf(shortcut));
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: NOTHING_OPENED }));
  };
}

/** "Another like this…", in the status of one that they have sent. */
export function startAnother({ beginnings, packetForms }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const draft = await beginnings.like(action.value ?? '', presserOf(body));
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: NOTHING_OPENED }));
  };
}
