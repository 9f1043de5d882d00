import type { InputBlock, KnownBlock, ModalView, PlainTextOption, RichTextElement } from '@slack/web-api';
import { answered, draft, type Handoff } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../core/packet.ts';
import { FORM_PARTS, type Input } from '../core/packet-field.ts';
import type { Partner } from '../core/partner.ts';
import type { PacketInput } from '../core/read-packet.ts';
import { packetToMend } from '../core/sending.ts';
import { reason } from './ae-card.ts';
import { type FormState, isTicked, valueOf } from './form-values.ts';
import { VIEW } from './ids.ts';
import { bold, context, field, header, modal, option, page, plain, rich, section, sentence, words } from './kit.ts';
import { mrkdwn } from './mrkdwn.ts';
import { REASONS } from './words.ts';

/** The form in which a packet is built, drawn from the declaration of its fields, and its reader. */

const YES = 'yes';

export type HandoffForm = {
  partners: Partner[];
  author: UserId;
  /** Business days that a new packet suggests. */
  usualWindow?: number;
  /** The handoff whose packet is to be mended. */
  previous: Handoff | null;
};

/** The form, empty or filled with the packet to be mended. Needs at least one partner. */
export function handoffModal({ partners, author, usualWindow = 3, previous }: HandoffForm): ModalView {
  const filling: Filling = {
    partners,
    packet: previous ? packetToMend(previous) : { questions_to: author, window_days: usualWindow },
  };
  const opening = previous
    ? rich(...whyItCameBack(previous))
    : context(
        mrkdwn`A packet is complete when somebody who has never met the partner can act on it within a day. \`/handoff example\` shows one.`,
      );
  return modal({
    view: VIEW.send,
    title: previous ? 'Mend the handoff' : 'Hand off a deal',
    submit: 'Send',
    id: previous?.id ?? '',
    blocks: [opening, ...Object.entries(FORM_PARTS).flatMap(([part, title]) => partOf(part, title, filling))],
  });
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
  const declined = answered(handoff);
  if (declined?.stage === 'closed') {
    const { label, fix } = REASONS[declined.declineReason];
    const [, ...more] = reason(declined);
    return [[lead, words(label)], ...more, [bold('What to do: '), words(fix)]];
  }
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

/** What the form is filled with when it opens. */
type Filling = { partners: Partner[]; packet: Partial<Packet> };

function partOf(part: string, title: string, filling: Filling): KnownBlock[] {
  const keys = PACKET_KEYS.filter((key) => fieldOf(key).part === part);
  return [header(title), ...keys.map((key) => inputOf(key, filling))];
}

function inputOf(key: PacketKey, filling: Filling): InputBlock {
  const { label, hint, isOptional = false, input } = fieldOf(key);
  const element = elementOf(input, filling.packet[key] ?? null, filling);
  return field({ key, label, element, optional: isOptional, ...(hint ? { hint } : {}) });
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
    case 'tick':
      return { type: 'checkboxes', options: [option(input.words, YES)] };
    case 'choice': {
      const options = Object.entries(input.options).map(([choice, words]) => option(words, choice));
      return { type: 'static_select', options, ...initial(options, text) };
    }
    case 'partner':
      return partnerSelect(filling.partners, text);
    case 'contact':
      return contactSelect(filling);
    default:
      return input satisfies never;
  }
}

function partnerSelect(partners: Partner[], chosen: string | undefined): InputBlock['element'] {
  const options = partners.map((partner) => option(partner.name, partner.id));
  const placeholder = plain('Choose a registered partner', 150);
  return { type: 'static_select', options, placeholder, ...initial(options, chosen) };
}

function contactSelect({ partners, packet }: Filling): InputBlock['element'] {
  const groups = partners.map((partner) => ({
    label: plain(partner.name, 75),
    options: partner.contacts.map((contact) => option(contact.name, contact.id, contact.role)),
  }));
  const partner = partners.find(({ id }) => id === packet.partner);
  const chosen = partner?.contacts.find(({ name }) => name === packet.partner_contact);
  const options = groups.flatMap((group) => group.options);
  return { type: 'static_select', option_groups: groups, ...initial(options, chosen?.id) };
}

/** Slack refuses an initial option that is not exactly one of the options. */
function initial(options: PlainTextOption[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = options.find((candidate) => candidate.value === value);
  return chosen ? { initial_option: chosen } : {};
}
