import type { KnownBlock, ModalView } from '@slack/web-api';
import type { Company, CompanyChange, Partner, PartnerKey } from '../core/partner.ts';
import { cut } from '../core/text.ts';
import { type FormState, valueOf, valuesOf } from './form-values.ts';
import { ACTION, VIEW } from './ids.ts';
import {
  actions,
  bold,
  button,
  channelLink,
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
  words,
} from './kit.ts';
import { channelMention, mention, mrkdwn } from './mrkdwn.ts';

/** The partner registry as administrators see it. */

export function waitingModal(title = 'Partners'): ModalView {
  return page(title, [section(mrkdwn`One moment…`)]);
}

export function refusalModal(why: string, title = 'Partners'): ModalView {
  return page(title, [rich(sentence(why))]);
}

export function partnersModal(partners: Partner[]): ModalView {
  const intro =
    partners.length === 0
      ? mrkdwn`No partner is registered yet.`
      : mrkdwn`Each partner reads its outcomes in one shared channel.`;
  return page('Partners', [
    section(intro),
    ...partners.map(entry),
    actions(button('Register a partner', ACTION.addPartner, 'new', 'primary')),
  ]);
}

/** Short, because ninety of them must stay below Slack's size limit for one view. */
function entry(partner: Partner): KnownBlock {
  const people = partner.contacts.map(({ name, role }) => `${name} (${role})`).join(', ');
  return {
    type: 'section',
    text: plain(`${partner.name}\n${cut(people, 400)}`),
    fields: [
      mrkdwnText(channelMention(partner.channelId)),
      mrkdwnText(mrkdwn`Owner: ${mention(partner.alliancesOwner)}`),
    ],
    accessory: button('Edit', ACTION.editPartner, partner.id),
  };
}

/** What the form holds. A choice is a Slack id. */
type Typed = Record<PartnerKey, string | null>;

/** Empty to register a partner, filled to change one. `asks`: what was typed, and what must be confirmed before it is saved. */
export function partnerModal(partner: Partner | null, asks?: { typed: Typed; change: CompanyChange }): ModalView {
  const { name, channel, contacts, alliances_owner: owner } = asks?.typed ?? typedOf(partner);
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
      partnerField(
        'channel',
        'Shared channel',
        'The Slack Connect channel with this partner alone. The bot must be in it: /invite @Handoff',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'] },
          ...(channel ? { initial_conversation: channel } : {}),
        },
      ),
      partnerField('contacts', 'Contacts', 'One a line: name, comma, role. For example: Lena Fischer, Practice lead', {
        type: 'plain_text_input',
        multiline: true,
        ...(contacts ? { initial_value: contacts } : {}),
      }),
      partnerField('alliances_owner', 'Alliances owner', 'Who owns the relationship on our side.', {
        type: 'users_select',
        ...(owner ? { initial_user: owner } : {}),
      }),
      ...(asks ? anotherCompany(asks.change) : []),
    ],
  });
}

const ANOTHER_COMPANY = 'another_company' satisfies PartnerKey;
/** A field of its own for each company: what is ticked in a field stays ticked when the form is drawn again. */
const questionAbout = (teamId: string): string => `${ANOTHER_COMPANY}:${teamId}`;

/** The question names both companies. Its answer names the new one, so that it answers no other question. */
function anotherCompany({ partner, from, to }: CompanyChange): KnownBlock[] {
  const company = ({ name, teamId }: Company) => (name === null ? teamId : `${name} (${teamId})`);
  return [
    divider,
    rich(
      [bold(`Is ${partner.name} another company now?`)],
      [words(`So far it is ${company(from)}, in `), channelLink(from.channelId), words('.')],
      [words('The channel that you chose, '), channelLink(to.channelId), words(`, is shared with ${company(to)}.`)],
    ),
    field({
      key: questionAbout(to.teamId),
      label: 'Nothing is saved until you tick this',
      optional: true,
      element: {
        type: 'checkboxes',
        options: [
          option('Yes, it is another company now', to.teamId, `${partner.name} is ${company(to)} from now on.`),
        ],
      },
    }),
  ];
}

function typedOf(partner: Partner | null): Typed {
  return {
    name: partner?.name ?? null,
    channel: partner?.channelId ?? null,
    contacts: partner?.contacts.map(({ name, role }) => `${name}, ${role}`).join('\n') ?? null,
    alliances_owner: partner?.alliancesOwner ?? null,
    another_company: null,
  };
}

export function readPartnerModal(state: FormState): Typed {
  const question = Object.keys(state).find((key) => key.startsWith(ANOTHER_COMPANY)) ?? ANOTHER_COMPANY;
  return {
    name: valueOf(state, 'name'),
    channel: valueOf(state, 'channel'),
    contacts: valueOf(state, 'contacts'),
    alliances_owner: valueOf(state, 'alliances_owner'),
    another_company: valuesOf(state, question)[0] ?? null,
  };
}

function partnerField(key: PartnerKey, label: string, hint: string, element: Parameters<typeof field>[0]['element']) {
  return field({ key, label, hint, element });
}
