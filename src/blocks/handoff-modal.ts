import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView, PlainTextOption, RichTextElement } from '@slack/web-api';
import { declined, draft, type Handoff, returned } from '../core/handoff.ts';
import type { HelpRequest } from '../core/help-request.ts';
import type { UserId } from '../core/member.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../core/packet.ts';
import { FORM_PARTS, type Input } from '../core/packet-field.ts';
import type { Partner } from '../core/partner.ts';
import type { PacketInput } from '../core/read-packet.ts';
import { packetToMend } from '../core/sending.ts';
import { reason } from './ae-card.ts';
import { type FormState, isTicked, valueOf, wholeStateOf } from './form-values.ts';
import { ACTION, MENU, VIEW } from './ids.ts';
import {
  actions,
  bold,
  button,
  context,
  field,
  header,
  modal,
  option,
  page,
  person,
  rich,
  section,
  sentence,
  words,
} from './kit.ts';
import { mrkdwn } from './mrkdwn.ts';
import { redrawn } from './notice.ts';
import { contactSelect, contactsOf, partnerSelect } from './partner-menus.ts';
import { REASONS } from './words.ts';

/** The form in which a packet is built, drawn from the declaration of its fields, and its reader. */

const YES = 'yes';

export type HandoffForm = {
  /** That of the packet; null while none is chosen. */
  partner: Partner | null;
  /** Whether a partner is registered for which authors check for conflicts themselves. */
  authorsCertify: boolean;
  author: UserId;
  /** Business days that a new packet suggests. */
  usualWindow?: number;
  /** The handoff whose packet is to be mended. */
  previous: Handoff | null;
  /** The help request that it answers. */
  madeOf?: HelpRequest | null;
};

/** The form, empty or filled with the packet to be mended. Needs at least one partner in the registry. */
export function handoffModal(form: HandoffForm): ModalView {
  const { partner, authorsCertify, author, usualWindow = 3, previous, madeOf = null } = form;
  const filling: Filling = {
    partner,
    authorsCertify,
    packet: previous ? packetToMend(previous) : { questions_to: author, window_days: usualWindow, ...wanted(madeOf) },
  };
  const opening = previous
    ? rich(...whyItCameBack(previous))
    : madeOf
      ? rich([person(madeOf.asker), bold(' asked for this: '), words(madeOf.help)])
      : context(mrkdwn`A packet is complete when somebody who has never met the partner can act on it within a day.`);
  return modal({
    view: madeOf ? VIEW.sendFromHelp : VIEW.send,
    title: previous ? 'Mend the handoff' : 'Hand off a deal',
    submit: 'Send',
    id: previous?.id ?? madeOf?.id ?? '',
    blocks: [opening, EXAMPLE, ...packetFields(filling)],
  });
}

/** Who asked is the account executive; what they asked for says why they should care, and no partner reads that. */
function wanted(madeOf: HelpRequest | null): Partial<Packet> {
  if (!madeOf) return {};
  const { account, asker: ae, help, partner } = madeOf;
  return { account, ae, why_account: `You asked for help here: ${help}`, ...(partner === null ? {} : { partner }) };
}

/** Opens over the form, which stays as it is beneath. */
const EXAMPLE = actions(button('Show a filled example', ACTION.showExample, 'example'));

/**
 * The form as it is, with the contacts of the chosen partner alone. Whatever else was typed stays; a contact of another partner does not.
 * https://docs.slack.dev/surfaces/modals
 */
export function withContactsOf(view: ViewOutput, partner: Partner): ModalView {
  const contact = valueOf(wholeStateOf(view), MENU.contact);
  const contacts = inputOf(MENU.contact, { partner, packet: {}, contact });
  return redrawn(
    view,
    view.blocks.map((block) => (block.block_id === MENU.contact ? contacts : block)),
  );
}

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

/** The values of the form, not checked yet. */
export function readHandoffModal(state: FormState): PacketInput {
  const read = (key: PacketKey): unknown => {
    const { input } = fieldOf(key);
    if (input.as === 'tick') return isTicked(state, key, YES);
    const value = valueOf(state, key);
    return input.as === 'number' && value !== null ? Number(value) : value;
  };
  // Object.fromEntries loses the types of the keys.
  return Object.fromEntries(PACKET_KEYS.map((key) => [key, read(key)])) as PacketInput;
}

/** What the form is filled with when it opens. What was ticked before is ticked anew, unless `isTicked`. `contact` is the id of who is chosen. */
type Filling = Pick<HandoffForm, 'partner'> & {
  packet: Partial<Packet>;
  contact?: string | null;
  authorsCertify?: boolean;
  isTicked?: boolean;
};

/** The inputs of these fields under the titles of their parts. */
export function packetFields(filling: Filling, keys: readonly PacketKey[] = PACKET_KEYS): KnownBlock[] {
  const asked = keys.filter((key) => isAsked(key, filling));
  return Object.entries(FORM_PARTS).flatMap(([part, title]) => {
    const own = asked.filter((key) => fieldOf(key).part === part);
    return own.length === 0 ? [] : [header(title), ...own.map((key) => inputOf(key, filling))];
  });
}

/** Nobody is offered to certify what somebody else signs for each partner. */
function isAsked(key: PacketKey, { authorsCertify = false }: Filling): boolean {
  return key !== 'conflict_checked' || authorsCertify;
}

function inputOf(key: PacketKey, filling: Filling): InputBlock {
  const { label, hint, isOptional = false, input } = fieldOf(key);
  const element = elementOf(input, filling.packet[key] ?? null, filling);
  return field({ key, label, element, optional: isOptional, ...(hint ? { hint } : {}), ...calledIn(input, filling) });
}

/** The contacts follow the partner that is chosen. */
function calledIn({ as }: Input, { partner }: Filling): { action?: string; isHeard?: boolean } {
  if (as === 'partner') return { action: ACTION.choosePartner, isHeard: true };
  return as === 'contact' ? { action: contactsOf(partner) } : {};
}

function elementOf(input: Input, value: Packet[PacketKey], filling: Filling): InputBlock['element'] {
  const text = value === null ? undefined : String(value);
  switch (input.as) {
    case 'text':
      return {
        type: 'plain_text_input',
        multiline: input.isLong,
        max_length: input.max,
        ...(text ? { initial_value: text } : {}),
      };
    case 'day':
      return { type: 'datepicker', ...(text ? { initial_date: text } : {}) };
    case 'person':
      return { type: 'users_select', ...(text ? { initial_user: text } : {}) };
    case 'number':
      return {
        type: 'number_input',
        is_decimal_allowed: false,
        min_value: String(input.from),
        max_value: String(input.to),
        ...(text ? { initial_value: text } : {}),
      };
    case 'tick': {
      const options = [option(input.words, YES)];
      return { type: 'checkboxes', options, ...(filling.isTicked ? { initial_options: options } : {}) };
    }
    case 'choice': {
      const options = Object.entries(input.options).map(([choice, shown]) => option(shown, choice));
      return { type: 'static_select', options, ...initial(options, text) };
    }
    case 'partner':
      return partnerSelect(filling.partner);
    case 'contact':
      return contactSelect(filling.partner, filling.contact ?? contactNamed(filling));
    default:
      return input satisfies never;
  }
}

/** A packet names its contact. */
function contactNamed({ partner, packet }: Filling): string | null {
  return partner?.contacts.find(({ name }) => name === packet.partner_contact)?.id ?? null;
}

/** Slack refuses an initial option that is not exactly one of the options. */
function initial(options: PlainTextOption[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = options.find((candidate) => candidate.value === value);
  return chosen ? { initial_option: chosen } : {};
}
