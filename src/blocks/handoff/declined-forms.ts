import type { ModalView } from '@slack/web-api';
import { MAX_SENTENCE } from '../../core/handoff/declined-forms.ts';
import type { Declined, InWork } from '../../core/handoff/handoff.ts';
import { CLOSED_AFTER_DAYS } from '../../core/handoff/mending.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, modal, rich, words } from '../kit/kit.ts';
import { sentenceForPartner } from './partner/posts.ts';

/** The forms behind "Wait until…", "Tell the partner…" and "Close the deal…", and their readers. */

export function parkModal({ id, packet, comeBackOn, createdAt: asOf }: Declined): ModalView {
  const soFar = comeBackOn === null ? '' : ` So far it waits until ${dayWords(comeBackOn, asOf)}.`;
  const next = ` You are told on that day, and have ${CLOSED_AFTER_DAYS} business days from then. The partner reads the day.`;
  return modal({
    view: VIEW.park,
    title: 'Let it wait',
    submit: 'Let it wait',
    id,
    blocks: [
      rich([bold(`${packet.account}.`), words(`${soFar}${next}`)]),
      field({ key: 'come_back_on', label: 'Until', element: { type: 'datepicker' } }),
    ],
  });
}

/** Posted only as it was shown: without `shown` the form asks first how it reads. */
export function tellPartnerModal({ id, packet }: Declined | InWork, shown: string | null = null): ModalView {
  const lead = [bold(packet.account), words(': people of the partner’s company read this in their thread.')];
  return modal({
    view: VIEW.tellPartner,
    title: 'Tell the partner',
    submit: shown === null ? 'Show how it reads' : 'Post it',
    id,
    blocks: [
      rich(lead),
      field({
        key: 'sentence',
        label: 'A sentence for the partner',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_SENTENCE },
      }),
      ...(shown === null
        ? []
        : [rich([words('So it will stand:')]), { ...rich(sentenceForPartner(shown)), block_id: SHOWN }]),
    ],
  });
}

const SHOWN = 'shown';

export function closeDealModal({ id, packet }: Declined): ModalView {
  const said = 'The partner reads that we are not taking this up, with our thanks. Nobody is asked about it any more.';
  return modal({
    view: VIEW.closeDeal,
    title: 'Close the deal',
    submit: 'Close the deal',
    close: 'Keep it',
    id,
    blocks: [rich([bold(`${packet.account}. `), words(said)])],
  });
}

export const readParkModal = (state: FormState) => valueOf(state, 'come_back_on');
export const readTellPartnerModal = (state: FormState) => valueOf(state, 'sentence');

/** Whether this form has shown the sentence as it will stand. */
export function hasShown(blocks: readonly { block_id?: string }[], sentence: string): boolean {
  const shown = blocks.find(({ block_id: id }) => id === SHOWN);
  return shown !== undefined && 'elements' in shown && isSame(shown.elements, sentence);
}

function isSame(elements: unknown, sentence: string): boolean {
  const [section] = Array.isArray(elements) ? elements : [];
  const parts: unknown = (section as { elements?: unknown } | undefined)?.elements;
  return Array.isArray(parts) && (parts.at(-1) as { text?: unknown }).text === sentence;
}
