import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import type { Dispute } from '../../core/registration/dispute.ts';
import type { Packet } from '../../core/packet/packet.ts';
import { LINE, SENTENCE } from '../../core/packet/packet-field.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { RegistrationInput } from '../../core/registration/registration-form.ts';
import { DAYS_AT_LEAST, DAYS_AT_MOST, EXTENSION_DAYS, USUAL_DAYS } from '../../core/registration/registering.ts';
import type { LiveRegistration, Registration } from '../../core/registration/registration.ts';
import { cut, tidy } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { inFull } from './dispute-posts.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { packetFields } from '../packet/packet-inputs.ts';
import { VIEW } from '../ids.ts';
import { bold, code, context, field, modal, page, person, rich, words } from '../kit/kit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { NamedClaim } from './registration-posts.ts';

/** The forms about registrations, and their readers. */

/** What the form is filled with; `partner_contact` is a name, as in a packet. */
export type RegistrationFilling = Partial<
  Pick<Packet, 'account' | 'partner' | 'partner_contact' | 'partner_touch_on' | 'evidence'>
> & { need?: string };

const SAME_AS_PACKET = ['account', 'partner_touch_on', 'partner', 'partner_contact', 'evidence'] as const;

/** `partner` is the only one for whom its reader may register; null when there are more. */
export function registrationModal(partner: Partner | null, { need = '', ...packet }: RegistrationFilling): ModalView {
  const account = cut(tidy(packet.account ?? ''), LINE);
  const filled = { ...packet, ...(account === '' ? {} : { account }) };
  const inputs = packetFields({ partner, packet: filled }, SAME_AS_PACKET).filter(({ type }) => type === 'input');
  return modal({
    view: VIEW.register,
    title: 'Register an account',
    submit: 'Register',
    blocks: [
      context(
        mrkdwn`Who registers first comes first. It holds for ${USUAL_DAYS} days, and can be extended once by ${EXTENSION_DAYS}. The partner reads the account and the last day; the need and the evidence stay inside.`,
      ),
      ...inputs,
      field({
        key: 'need',
        label: 'Need',
        hint: 'What the customer needs, in one sentence.',
        element: {
          type: 'plain_text_input',
          max_length: SENTENCE,
          ...(need === '' ? {} : { initial_value: cut(need, SENTENCE) }),
        },
      }),
      field({
        key: 'days',
        label: 'For how many days',
        element: {
          type: 'number_input',
          is_decimal_allowed: false,
          min_value: String(DAYS_AT_LEAST),
          max_value: String(DAYS_AT_MOST),
          initial_value: String(USUAL_DAYS),
        },
      }),
    ],
  });
}

export function readRegistrationModal(state: FormState): RegistrationInput {
  const read = (key: string) => valueOf(state, key);
  const days = read('days');
  return {
    account: read('account'),
    partner: read('partner'),
    partner_contact: read('partner_contact'),
    partner_touch_on: read('partner_touch_on'),
    evidence: read('evidence'),
    need: read('need'),
    days: days === null ? null : Number(days),
  };
}

/** The form’s last page: until when it holds, and who comes first. */
export function registeredPage(made: LiveRegistration, { partner, others, isDisputed }: Registered): ModalView {
  const until = dayWords(made.endsOn, made.registeredAt);
  const first = [
    bold(`${made.account}: `),
    words(`registered for ${partner} until ${until}, as `),
    code(made.id),
    words('.'),
  ];
  return page('Registered', [rich(first, whatNext(others, isDisputed))]);
}

function whatNext(others: number, isDisputed: boolean): RichTextElement[] {
  if (isDisputed)
    return [
      words(
        'Another partner registered it on the same day, after a touch on the same day: the adjudicator decides, and you hear it.',
      ),
    ];
  const lead =
    others > 0 ? 'Another partner has registered it too: who comes first, and why, shows ' : 'Who has what shows ';
  return [words(lead), code('/handoff registrations'), words('.')];
}

/** `others` holds how many other registrations there are on the account. */
export type Registered = { partner: string; others: number; isDisputed: boolean };

export function noPartnerToRegisterFor(): ModalView {
  return page('Register an account', [
    rich([
      words('No partner is registered yet. An administrator registers the first one with '),
      code('/handoff partners'),
      words('.'),
    ]),
  ]);
}

const REASON = field({
  key: 'reason',
  label: 'Why?',
  hint: 'Stays inside the company, in the history.',
  element: { type: 'plain_text_input', multiline: true, max_length: SENTENCE },
});

export function withdrawRegistrationModal({ id, account }: Registration, partner: string): ModalView {
  return modal({
    view: VIEW.withdrawRegistration,
    title: 'Withdraw registration',
    submit: 'Withdraw',
    id,
    blocks: [
      rich([bold(`${account}, ${partner}. `), words('It holds no more from now on, and the partner reads so.')]),
      REASON,
    ],
  });
}

/** One of the claims holds: `claims` are all of the dispute. */
export function ruleForClaimModal({ registration, partner }: NamedClaim): ModalView {
  const lead: KnownBlock = rich([
    bold(`${partner} holds ${registration.account}. `),
    words(
      'The others come behind it. Their alliances owners hear that from you, with the reason; no partner reads it.',
    ),
  ]);
  return modal({
    view: VIEW.ruleForClaim,
    title: 'Decide',
    submit: 'Decide',
    id: registration.id,
    blocks: [lead, inFull({ registration, partner }), REASON],
  });
}

export function ruleForNeitherModal({ id, account, adjudicator }: Dispute): ModalView {
  const lead = rich([
    bold(`None of them holds ${account}. `),
    words('Their alliances owners hear that from you, with the reason; no partner reads it. Asked was '),
    person(adjudicator),
    words('.'),
  ]);
  return modal({ view: VIEW.ruleForNeither, title: 'Decide', submit: 'Decide', id, blocks: [lead, REASON] });
}

export const readReasonModal = (state: FormState) => valueOf(state, 'reason');
