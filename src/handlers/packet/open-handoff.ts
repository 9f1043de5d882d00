import { handoffModal, noPartnersModal } from '../../blocks/packet/handoff-modal.ts';
import { lastThreeWords } from '../../core/packet/score/recent-packets.ts';
import { packetToMend } from '../../core/handoff/sending.ts';
import type { ActionArgs, CommandArgs } from '../kit/guard.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { presserOf } from '../kit/presser.ts';

/** The form of a packet, empty or with what is known already. */

type Deps = Pick<HandlerDeps, 'drafts' | 'packetForms'>;

const NOTHING_OPENED: ReadonlySet<never> = new Set();

/** `/handoff`: the empty form, for those who may send it. */
export function openHandoff({
  powers,
  registry,
  drafts,
  packetForms,
  figures,
}: Deps & Pick<HandlerDeps, 'powers' | 'registry' | 'figures'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const by = { userId: command.user_id, teamId: command.team_id };
    await powers.mustBeAllowedOnceKnown('send_handoff', by);
    if (!(await registry.hasPartners())) return reply.open(noPartnersModal());
    const thought = lastThreeWords(await figures.lastThree(by.userId));
    await reply.open(handoffModal({ ...(await packetForms.of(drafts.blank(by))), opened: NOTHING_OPENED, thought }));
  };
}

/** "Mend and send again", "Choose somebody else": the form, filled with what was sent before, or with what was typed since. */
export function reviseHandoff({ sending, drafts, packetForms }: Deps & Pick<HandlerDeps, 'sending'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const by = presserOf(body);
    const previous = await sending.toRevise(action.value ?? '', by);
    const draft = await drafts.beginRevision(
      by,
      previous.id,
      await packetForms.typedOf(previous, packetToMend(previous)),
    );
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: NOTHING_OPENED }));
  };
}
