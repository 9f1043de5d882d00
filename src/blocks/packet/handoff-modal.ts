import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { type AccountInForm, filledFrom } from '../../core/packet/directory-filling.ts';
import { declined, draft, type Handoff, returned } from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import { fieldOf, PACKET_KEYS, type PacketKey } from '../../core/packet/packet.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import { FORM_GROUPS, type FormGroup } from '../../core/packet/packet-field.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { reason } from '../handoff/ae-card.ts';
import { proposalLine } from './contact-proposal.ts';
import { ACTION, TYPED_FIELDS, VIEW } from '../ids.ts';
import {
  actions,
  bold,
  button,
  code,
  header,
  modal,
  page,
  person,
  rich,
  section,
  sentence,
  words,
} from '../kit/kit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { partnerWords, whatFollows } from './what-follows.ts';
import { accountLook } from '../directory/account-look.ts';
import { type Filling, packetFields, packetInputs } from './packet-inputs.ts';
import { REASONS } from '../kit/words.ts';

/**
 * The form in which a packet is written. It asks what only its author can know; the rest follows from that, stands in a line each, and is
 * asked once they want to change it.
 */

export type HandoffForm = {
  draft: PacketDraft;
  /** All of it as it would be sent now: what was typed, and what follows. */
  whole: PacketInput;
  /** That of the contact; null while none is chosen. */
  partner: Partner | null;
  /** What is asked beside the usual. */
  opened: ReadonlySet<FormGroup>;
  /** The handoff whose packet is mended. */
  previous?: Handoff | null;
  /** The help request that it answers. */
  madeOf?: HelpRequest | null;
  /** What is known of the account that is named. */
  directory: AccountInForm;
  /** Said before they write, when their last packets did not get far. */
  thought?: string | null;
  /** What is wrong with fields, said above them. */
  errors?: Readonly<Record<string, string>>;
  now: EpochMs;
};

const GROUPS = Object.keys(FORM_GROUPS) as FormGroup[];
const ALWAYS_ASKED = TYPED_FIELDS.filter((key) => fieldOf(key).group === undefined);
const askedIn = (group: FormGroup): PacketKey[] => PACKET_KEYS.filter((key) => fieldOf(key).group === group);

export function handoffModal(form: HandoffForm): ModalView {
  const { draft: written, partner, previous = null, directory } = form;
  const filling: Filling = { partner, packet: written.typed, isHeard: true, directory };
  const open = GROUPS.filter((group) => isOpen(group, form));
  return modal({
    view: VIEW.packet,
    title: previous ? 'Mend the handoff' : 'Hand off a deal',
    submit: 'Review',
    close: 'Close',
    id: written.id,
    blocks: [
      ...whatIsWrong(form.errors),
      opening(form),
      ...(directory.look ? [accountLook(directory.look, filledFrom(written.typed, directory.known), form.now)] : []),
      ...proposalLine(written),
      besideIt(written.id),
      ...packetFields(filling, ALWAYS_ASKED),
      ...whatFollows(
        form,
        GROUPS.filter((group) => !open.includes(group)),
      ),
      ...open.flatMap((group) => [
        header(FORM_GROUPS[group]),
        ...(group === 'rest' && partner ? [rich(partnerWords(form))] : []),
        ...packetInputs(asFollows(group, filling, form), asked(group, partner)),
      ]),
    ],
  });
}

/** What a form has opened so far. */
export function openedIn({ blocks }: Pick<ViewOutput, 'blocks'>): Set<FormGroup> {
  const keys = new Set(blocks.map(({ block_id: key }) => key));
  return new Set(GROUPS.filter((group) => askedIn(group).some((key) => keys.has(key))));
}

/** The groups in which these fields are asked. */
export function groupsOf(keys: readonly string[]): FormGroup[] {
  return GROUPS.filter((group) => askedIn(group).some((key) => keys.includes(key)));
}

/** Where authors check for conflicts themselves they are asked for it. */
function isOpen(group: FormGroup, { opened, partner }: HandoffForm): boolean {
  return opened.has(group) || (group === 'rest' && partner?.authorCertifies === true);
}

/** Nobody is offered to certify what somebody else signs. */
function asked(group: FormGroup, partner: Partner | null): PacketKey[] {
  return askedIn(group).filter((key) => key !== 'conflict_checked' || partner?.authorCertifies === true);
}

/** An opened field holds what followed so far: days, window and whom questions go to. What was emptied stays so. */
function asFollows(group: FormGroup, filling: Filling, { whole }: HandoffForm): Filling {
  if (group === 'touch')
    return { ...filling, packet: { partner_touch_on: whole.partner_touch_on, ...filling.packet } as Filling['packet'] };
  const { seller_move_by, partner_move_by, window_days, questions_to } = whole;
  const follows = { seller_move_by, partner_move_by, window_days, questions_to };
  return { ...filling, packet: { ...follows, ...filling.packet } as Filling['packet'] };
}

function whatIsWrong(errors: HandoffForm['errors'] = {}): KnownBlock[] {
  const wrong = PACKET_KEYS.filter((key) => Object.hasOwn(errors, key));
  if (wrong.length === 0) return [];
  return [rich(...wrong.map((key) => [bold(`${fieldOf(key).label}: `), words(errors[key] ?? '')]))];
}

/** What opens over the form, which stays as it is beneath. */
function besideIt(id: string): KnownBlock {
  return actions(
    button('Show a filled example', ACTION.showExample, 'example'),
    button('Propose a contact…', ACTION.proposeContact, id),
  );
}

function opening({ previous = null, madeOf = null, thought = null }: HandoffForm): KnownBlock {
  if (previous) return rich(...whyItCameBack(previous), ...SAVED);
  if (madeOf) return rich([person(madeOf.asker), bold(' asked for this: '), words(madeOf.help)], ...SAVED);
  const lead = thought ?? 'Complete means: somebody who has never met the partner can act on it within a day.';
  return rich([words(lead)], ...SAVED);
}

const SAVED: RichTextElement[][] = [
  [words('It is saved as you type; '), code('/handoff drafts'), words(' brings it back.')],
];

/** What is shown in place of the form while the registry is empty. */
export function noPartnersModal(): ModalView {
  return page('Hand off a deal', [
    section(mrkdwn`No partner is registered yet, so there is nobody to hand off for.`),
    section(
      mrkdwn`*What to do:* ask a workspace administrator to run \`/handoff partners\` and register the first one. It takes a minute.`,
    ),
  ]);
}

/** What was said, then what to do about it. An accepted or waiting handoff cannot be sent again, so nobody reads its sentence. */
function whyItCameBack(handoff: Handoff): RichTextElement[][] {
  const lead = bold('Why it came back: ');
  const refused = declined(handoff);
  if (refused) {
    const { label, fix } = REASONS[refused.declineReason];
    const [, ...more] = reason(refused);
    return [[lead, words(label)], ...more, [bold('What to do: '), words(fix)]];
  }
  const back = returned(handoff);
  if (back) return [[lead, words(back.returnReason)]];
  return [[lead, ...sentence(draft(handoff)?.aeRefusal ?? 'it was not sent.')]];
}
