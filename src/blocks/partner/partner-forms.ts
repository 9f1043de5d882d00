import type { InputBlock, KnownBlock, ModalView } from '@slack/web-api';
import type { PartnerList } from '../../core/directory/lookup.ts';
import type { UserId } from '../../core/people/member.ts';
import {
  type Found,
  lineKey,
  MAX_CONTACTS,
  MAX_LOOKED_AT,
  nameInLine,
  type Partner,
  type PartnerKey,
} from '../../core/partner/partner.ts';
import { type PartnerFilling, savedPartner } from '../../core/partner/partner-form.ts';
import { cut } from '../../core/kernel/text.ts';
import { type ProposalOf, proposalBlocks } from '../packet/contact-proposal.ts';
import { idOf, inputsIn } from '../kit/drawn-fields.ts';
import { type FormView, isTicked, valueOf, valuesOf, wholeStateOf } from '../kit/form-values.ts';
import { ACTION, MENU, SUGGESTED, VIEW } from '../ids.ts';
import {
  actions,
  button,
  context,
  divider,
  field,
  modal,
  mrkdwnText,
  option,
  page,
  plain,
  rich,
  section,
  sentence,
} from '../kit/kit.ts';
import { channelMention, mention, mrkdwn } from '../kit/mrkdwn.ts';
import { channelField } from './partner-channel-field.ts';
import {
  AUTHOR_CERTIFIES,
  authorCertifiesField,
  CONTACT_ALONE,
  contactAloneField,
  doesField,
} from './partner-fields.ts';
import { partnerSearch } from './partner-menus.ts';
import { lineField, readAnotherCompany } from './partner-questions.ts';
import { readTelling, tellingFields } from './partner-telling.ts';

/** The partner registry as administrators see it. */

/** A window holds a hundred blocks, and the list is what it is opened for. */
const PROPOSED_AT_MOST = 5;

export function waitingModal(title = 'Partners'): ModalView {
  return page(title, [section(mrkdwn`One moment…`)]);
}

export function refusalModal(why: string, title = 'Partners'): ModalView {
  return page(title, [rich(sentence(why))]);
}

/**
 * `found`: who was looked for, or just saved; they stand first. Without a button for those who only see them. Above all stands whom authors
 * propose as contacts.
 */
export function partnersModal(
  { count, first, found = null }: PartnerList & { found?: Partner | null },
  mayEdit = true,
  proposed: readonly ProposalOf[] = [],
): ModalView {
  const intro =
    count === 0
      ? mrkdwn`No partner is registered yet.`
      : mrkdwn`Each partner reads its outcomes in one shared channel.`;
  const isCut = count > first.length;
  const listed = isCut && found ? [found, ...first.filter(({ id }) => id !== found.id)] : first;
  const shown = mayEdit ? proposed.slice(0, PROPOSED_AT_MOST) : [];
  return page('Partners', [
    ...shown.flatMap((one) => proposalBlocks(one)),
    ...(shown.length === 0 ? [] : [divider]),
    section(intro),
    ...(isCut ? [partnerSearch(count)] : []),
    ...listed.map((partner) => entry(partner, mayEdit)),
    ...(mayEdit ? [actions(button('Register a partner', ACTION.addPartner, 'new', 'primary'))] : []),
  ]);
}

/** Who was looked for in the list; null when nobody was. Throws WrongInput. */
export function readPartnerSearch(view: FormView): string | null {
  return valueOf(wholeStateOf(view), MENU.findPartner);
}

function entry(partner: Partner, mayEdit: boolean): KnownBlock {
  const people = partner.contacts.map(({ name, role }) => `${name} (${role})`).join(', ');
  return {
    type: 'section',
    text: plain(`${partner.name}\n${cut(people, 400)}`),
    fields: [
      mrkdwnText(channelMention(partner.channelId)),
      mrkdwnText(mrkdwn`Owner: ${mention(partner.alliancesOwner)}`),
    ],
    ...(mayEdit ? { accessory: button('Edit', ACTION.editPartner, partner.id) } : {}),
  };
}

/** A new partner begins with its channel: it says which company it is, and who of it is there. */
export function partnerChannelModal(): ModalView {
  return modal({
    view: VIEW.choosePartnerChannel,
    title: 'Register a partner',
    submit: 'Next',
    blocks: [channelField(null)],
  });
}

/** Filled with what is known. */
export function partnerModal(filling: PartnerFilling): ModalView {
  const { partner, typed } = filling;
  const { name, does, contacts, alliances_owner: owner, zone } = typed;
  return modal({
    view: VIEW.savePartner,
    title: partner ? 'Edit a partner' : 'Register a partner',
    submit: 'Save',
    id: partner?.id ?? '',
    blocks: [
      partnerField('name', 'Name', 'The organisation, as people call it.', {
        type: 'plain_text_input',
        max_length: 75,
        ...(name ? { initial_value: name } : {}),
      }),
      doesField(does),
      channelField(typed.channel),
      ...peopleFields(filling),
      field({
        key: 'contacts' satisfies PartnerKey,
        label: 'Other contacts',
        hint: 'Who is not in the channel. One a line: name, comma, role. For example: Lena Fischer, Practice lead',
        optional: true,
        element: { type: 'plain_text_input', multiline: true, ...(contacts ? { initial_value: contacts } : {}) },
      }),
      partnerField('alliances_owner', 'Alliances owner', 'Who owns the relationship on our side.', {
        type: 'users_select',
        ...(owner ? { initial_user: owner } : {}),
      }),
      field({
        key: 'zone' satisfies PartnerKey,
        label: 'Time zone',
        hint: 'Where the partner works, for example Europe/Berlin. A delay and the like is told by day there. Empty: at any hour.',
        optional: true,
        element: { type: 'plain_text_input', max_length: 75, ...(zone ? { initial_value: zone } : {}) },
        ...((partner?.zone ?? null) === null ? { action: SUGGESTED } : {}),
      }),
      contactAloneField(typed.contact_alone),
      authorCertifiesField(typed.author_certifies),
      ...tellingFields(partner, typed),
    ],
  });
}

/** Who of the partner is in the channel, and a line for each contact among them: how they are called here. */
function peopleFields({ offered, isCut, typed }: PartnerFilling): KnownBlock[] {
  if (offered.length === 0) return [isCut ? nobodyAmongTheFirst() : nobodyThere()];
  const described = offered.filter(({ userId }) => userId in typed.lines);
  return [
    peopleField(offered, typed.people),
    ...(isCut ? [othersAreMissing()] : []),
    ...described.map((found) => lineField(found, typed.lines[found.userId])),
  ];
}

function nobodyThere(): KnownBlock {
  return context(
    mrkdwn`Slack shows nobody of this partner in the channel yet. Type who acts for them. Once they are there, choose them here: then they are notified of each outcome.`,
  );
}

/** By this block a form that comes back says that somebody may be missing in it. */
const CUT = 'only_the_first';

function nobodyAmongTheFirst(): KnownBlock {
  const why = mrkdwn`Nobody of this partner is among the first ${MAX_LOOKED_AT} members of this channel, and the bot looks no further.`;
  return { ...context(mrkdwn`${why} Type who acts for them.`), block_id: CUT };
}

function othersAreMissing(): KnownBlock {
  const why = mrkdwn`Only the first ${MAX_LOOKED_AT} members of this channel were looked at.`;
  return { ...context(mrkdwn`${why} Who is missing here can be typed under “Other contacts”.`), block_id: CUT };
}

function peopleField(offered: Found[], people: readonly UserId[]): InputBlock {
  const options = offered.map(({ userId, name, role }) => option(name, userId, role || undefined));
  const chosen = options.filter(({ value }) => value !== undefined && people.includes(value));
  return field({
    key: 'people' satisfies PartnerKey,
    label: 'Contacts in Slack',
    hint: 'Who acts for the partner. The one who is named in a handoff is mentioned in its outcomes, so that Slack notifies them.',
    optional: true,
    element: {
      type: 'multi_static_select',
      options,
      max_selected_items: MAX_CONTACTS,
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    },
  });
}

/** Of which fields each line is one of several, and by what a line is known. */
export const CONTACT_LINES = { contacts: nameInLine } satisfies Partial<Record<PartnerKey, (line: string) => string>>;

/** Each of those who are chosen in Slack is described in a field of their own. */
export const CONTACT_DETAILS = { people: lineKey } satisfies Partial<Record<PartnerKey, (userId: UserId) => string>>;

/** The form as it would open now, for a form that came back: it offers whom that one offers, so that Slack is not asked again. */
export function partnerModalLike({ blocks }: FormView, partner: Partner): ModalView {
  const offered = offeredIn(blocks).map((found) => ({ ...found, zone: null }));
  return partnerModal(savedPartner(partner, offered, false));
}

/** What is typed into the form, and who it offers. */
export function readPartnerModal(view: FormView): Omit<PartnerFilling, 'partner'> {
  const { blocks } = view;
  const values = wholeStateOf(view);
  const offered = offeredIn(blocks);
  const lines = offered.map(({ userId }) => [userId, valueOf(values, lineKey(userId))] as const);
  return {
    offered,
    isCut: blocks.some((block) => idOf(block) === CUT),
    typed: {
      name: valueOf(values, 'name'),
      does: valueOf(values, 'does'),
      channel: valueOf(values, 'channel'),
      people: valuesOf(values, 'people'),
      lines: Object.fromEntries(lines.flatMap(([userId, line]) => (line === null ? [] : [[userId, line]]))),
      contacts: valueOf(values, 'contacts'),
      alliances_owner: valueOf(values, 'alliances_owner'),
      zone: valueOf(values, 'zone'),
      contact_alone: isTicked(values, CONTACT_ALONE, 'yes'),
      author_certifies: isTicked(values, AUTHOR_CERTIFIES, 'yes'),
      another_company: readAnotherCompany(values),
      ...readTelling(values),
    },
  };
}

/** Who a form that came back offers: its own options, so that it can be drawn again without asking Slack. */
function offeredIn(blocks: FormView['blocks']): Found[] {
  const people = inputsIn(blocks).get('people' satisfies PartnerKey)?.element;
  const options = people?.type === 'multi_static_select' ? (people.options ?? []) : [];
  return options.map(({ text, value, description }) => ({
    userId: value ?? '',
    name: text.text,
    role: description?.text ?? '',
  }));
}

function partnerField(key: PartnerKey, label: string, hint: string, element: Parameters<typeof field>[0]['element']) {
  return field({ key, label, hint, element });
}
