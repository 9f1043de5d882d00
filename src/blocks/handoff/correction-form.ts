import type { ModalView } from '@slack/web-api';
import { CORRECTABLE_KEYS } from '../../core/packet/correction.ts';
import type { Awaiting } from '../../core/handoff/handoff.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import type { FormState } from '../kit/form-values.ts';
import { packetFields, readPacketFields } from '../packet/packet-inputs.ts';
import { VIEW } from '../ids.ts';
import { bold, modal, rich, words } from '../kit/kit.ts';

/** The form in which an author corrects a fact, and its reader. */

/** Filled with the packet, without what stays as it was sent. */
export function correctionModal({ id, packet }: Awaiting): ModalView {
  return modal({
    view: VIEW.correct,
    title: 'Correct a fact',
    submit: 'Correct',
    id,
    blocks: [
      rich([
        bold(packet.account),
        words(' stays with the same account executive, with the same partner, window and credit. '),
        words('They read what was and what is now.'),
      ]),
      ...packetFields({ partner: null, packet }, CORRECTABLE_KEYS),
    ],
  });
}

/** What is typed now, not checked yet. */
export const readCorrectionModal = (state: FormState): PacketInput => readPacketFields(state);

/** Of which handoff it is: in a form that was opened before, how often it was corrected stands behind that. */
export const handoffOfCorrection = (id: string): string => id.split('-')[0] ?? '';
