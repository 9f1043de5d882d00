import { draftsAnswer, thrownAway } from '../../blocks/packet/draft-list.ts';
import { putOffDraftModal, readPutOffDraftModal } from '../../blocks/packet/draft-lines.ts';
import { handoffModal } from '../../blocks/packet/handoff-modal.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, CommandArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';
import type { Reply } from '../kit/reply.ts';

/** Packets that were begun and not sent: gone on with, put off, thrown away and brought back, by their authors alone. */

type Deps = Pick<HandlerDeps, 'drafts' | 'packetForms' | 'rememberPress'>;

/** `/handoff drafts` */
export function showDrafts({ drafts }: Pick<Deps, 'drafts'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    await reply.say(draftsAnswer(await drafts.shown({ userId: command.user_id, teamId: command.team_id })));
  };
}

/** The form where it stood. */
export function continueDraft(deps: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(deps.rememberPress, body);
    await openForm(deps, reply, await deps.drafts.toContinue(action.value ?? '', presserOf(body)));
  };
}

export function openPutOffDraft({ drafts, rememberPress: remember }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await reply.open(putOffDraftModal(await drafts.toPutOff(action.value ?? '', presserOf(body))));
  };
}

export function putOffDraft({ drafts }: Pick<Deps, 'drafts'>) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const by = presserOf(body);
    const day = readPutOffDraftModal(wholeStateOf(view));
    const now = await drafts.toPutOff(view.private_metadata, by);
    await drafts.putOff(view.private_metadata, by, day, () => mustShow(putOffDraftModal(now)));
    await ack({ response_action: 'clear' });
  });
}

/** It can be taken back at once, so that nobody is asked whether they mean it. */
export function throwAwayDraft({ drafts, rememberPress: remember }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await reply.say(thrownAway(await drafts.throwAway(action.value ?? '', presserOf(body))));
  };
}

/** And opened, where it stood. */
export function bringBackDraft(deps: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(deps.rememberPress, body);
    await openForm(deps, reply, await deps.drafts.bringBack(action.value ?? '', presserOf(body)));
  };
}

async function openForm({ packetForms }: Deps, reply: Reply, draft: PacketDraft): Promise<void> {
  await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: new Set() }));
}
