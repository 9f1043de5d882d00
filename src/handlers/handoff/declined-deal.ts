import {
  closeDealModal,
  hasShown,
  parkModal,
  readParkModal,
  readTellPartnerModal,
  tellPartnerModal,
} from '../../blocks/handoff/declined-forms.ts';
import { readSentence } from '../../core/handoff/declined-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { lastDeedWords } from '../../blocks/handoff/timeline.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

/** What an author does with a declined deal beside mending its packet: let it wait, tell the partner, close it. */

type Deps = Pick<HandlerDeps, 'declinedDeals'>;

export function openPark({ declinedDeals }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(parkModal(await declinedDeals.toDecide(action.value ?? '', presserOf(body))));
  };
}

export function park({ declinedDeals }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const day = readParkModal(wholeStateOf(view));
    await declinedDeals.park(view.private_metadata, presserOf(body), day, (handoff, history) =>
      mustShow(parkModal(handoff), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function openTellPartner({ declinedDeals }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(tellPartnerModal(await declinedDeals.toTellPartner(action.value ?? '', presserOf(body))));
  };
}

/** Nothing is posted that its writer has not seen as it will stand. */
export function tellPartner({ declinedDeals }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const by = presserOf(body);
    const handoff = await declinedDeals.toTellPartner(view.private_metadata, by);
    const sentence = readSentence(readTellPartnerModal(view.state.values));
    if (!hasShown(view.blocks, sentence))
      return ack({ response_action: 'update', view: tellPartnerModal(handoff, sentence) });
    await declinedDeals.tellPartner(handoff.id, by, sentence);
    await ack({ response_action: 'clear' });
  };
}

export function openCloseDeal({ declinedDeals }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(closeDealModal(await declinedDeals.toDecide(action.value ?? '', presserOf(body))));
  };
}

export function closeDeal({ declinedDeals }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await declinedDeals.close(view.private_metadata, presserOf(body));
    await ack({ response_action: 'clear' });
  };
}
