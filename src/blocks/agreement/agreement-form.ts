import type { InputBlock, ModalView } from '@slack/web-api';
import { type Proposed, unconfirmed, type Version } from '../../core/agreement/agreement.ts';
import { type AgreementInput, type AgreementKey, MAX_TERM, type Terms } from '../../core/agreement/agreement-terms.ts';
import type { UserId } from '../../core/people/member.ts';
import { peopleWords } from './agreement-text.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { SUGGESTED, VIEW } from '../ids.ts';
import { roleFields, roleValues } from '../outcome/joint-roles.ts';
import { bold, context, field, header, modal, page, rich, words } from '../kit/kit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';

/** The form of the working agreement, its reader, and what stands there once it is saved. */

/** Filled with the newest version. `salesLead` owns it in sales unless it says otherwise. */
export function agreementModal(newest: Version, salesLead: UserId | null = null): ModalView {
  const { terms } = newest;
  const owners = newest.state === 'start' ? null : newest.owners;
  return modal({
    view: VIEW.saveAgreement,
    title: 'Working agreement',
    submit: 'Save',
    blocks: [
      context(
        mrkdwn`Saved as a new version. It is in force once both owners have confirmed it; until then the one before stays. What a handoff includes is the packet.`,
      ),
      textField('target_accounts', 'Target accounts', 'Who of sales confirms them, and where.', terms),
      textField(
        'acceptance',
        'What accepting means',
        'One sentence. The account executive reads it beside Accept.',
        terms,
      ),
      windowField(terms),
      textField('influence', 'Sourced and influenced', 'In the words of the CRM and of reviews.', terms),
      textField('conflict_rule', 'Conflict rule', 'Whose claim comes first, one line after the other.', terms),
      header('Roles after acceptance'),
      ...roleFields(terms),
      header('Owners'),
      ownerField('partnerships_owner', 'Owner in partnerships', owners?.partnerships.userId),
      ownerField('sales_owner', 'Owner in sales', owners?.sales.userId, salesLead ?? undefined),
    ],
  });
}

export function readAgreementModal(state: FormState): AgreementInput {
  return {
    target_accounts: valueOf(state, 'target_accounts'),
    acceptance: valueOf(state, 'acceptance'),
    window_days: valueOf(state, 'window_days'),
    influence: valueOf(state, 'influence'),
    conflict_rule: valueOf(state, 'conflict_rule'),
    ...roleValues(state),
    partnerships_owner: valueOf(state, 'partnerships_owner'),
    sales_owner: valueOf(state, 'sales_owner'),
  };
}

/** The form’s last page: who is asked now. */
export function agreementSavedPage(saved: Proposed): ModalView {
  const asked = peopleWords(unconfirmed(saved).map(({ userId }) => userId));
  return page('Saved', [
    rich([
      bold(`Version ${saved.version} is saved. `),
      words('It is in force once confirmed by '),
      ...asked,
      words('.'),
    ]),
  ]);
}

function textField(key: keyof typeof MAX_TERM, label: string, hint: string, terms: Terms): InputBlock {
  const text = terms[key];
  return field({
    key: key satisfies AgreementKey,
    label,
    hint,
    optional: key === 'target_accounts',
    element: {
      type: 'plain_text_input',
      multiline: true,
      max_length: MAX_TERM[key],
      ...(text ? { initial_value: text } : {}),
    },
  });
}

function windowField({ window_days: days }: Terms): InputBlock {
  return field({
    key: 'window_days' satisfies AgreementKey,
    label: 'Response window (business days)',
    hint: 'What the form suggests, 1 to 10. Another one needs a reason.',
    element: {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '10',
      initial_value: String(days),
    },
  });
}

function ownerField(
  key: Extract<AgreementKey, 'partnerships_owner' | 'sales_owner'>,
  label: string,
  owner: string | undefined,
  suggested?: string,
): InputBlock {
  const shown = owner ?? suggested;
  return field({
    key,
    label,
    element: { type: 'users_select', ...(shown === undefined ? {} : { initial_user: shown }) },
    ...(owner === undefined && suggested !== undefined ? { action: SUGGESTED } : {}),
  });
}
