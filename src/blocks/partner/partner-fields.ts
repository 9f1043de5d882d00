import type { InputBlock } from '@slack/web-api';
import { MAX_DOES, type PartnerKey } from '../../core/partner/partner.ts';
import { field, option } from '../kit/kit.ts';

/** Fields of the partner's form that hang on no other. */

export function doesField(does: string | null): InputBlock {
  return field({
    key: 'does' satisfies PartnerKey,
    label: 'What they do',
    hint: 'In one sentence, for somebody who has never heard of them: “Order management for cold chains, in nine countries.”',
    optional: true,
    element: { type: 'plain_text_input', max_length: MAX_DOES, ...(does ? { initial_value: does } : {}) },
  });
}

export const CONTACT_ALONE = 'contact_alone' satisfies PartnerKey;

export function contactAloneField(isSet: boolean): InputBlock {
  const alone = option('Only the contact who is named in the handoff', 'yes');
  return field({
    key: CONTACT_ALONE,
    label: 'Who marks the partner’s move as done',
    hint: 'Otherwise anybody of the partner in the channel can. When the contact has left, their colleagues can again.',
    optional: true,
    element: { type: 'checkboxes', options: [alone], ...(isSet ? { initial_options: [alone] } : {}) },
  });
}

export const AUTHOR_CERTIFIES = 'author_certifies' satisfies PartnerKey;

export function authorCertifiesField(isSet: boolean): InputBlock {
  const themselves = option('Its author may say that nothing is in conflict', 'yes');
  return field({
    key: AUTHOR_CERTIFIES,
    label: 'Conflict check',
    hint: 'Then nobody else signs it, and the account executive’s card says so. Otherwise the alliances owner is asked each time.',
    optional: true,
    element: { type: 'checkboxes', options: [themselves], ...(isSet ? { initial_options: [themselves] } : {}) },
  });
}
