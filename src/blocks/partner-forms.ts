import type { KnownBlock, ModalView } from '@slack/web-api';
import type { Partner, PartnerKey } from '../core/partner.ts';
import { type FormState, valueOf } from './form-values.ts';
import { ACTION, VIEW } from './ids.ts';
import { actions, button, cut, field, modal, mrkdwnText, page, plain, rich, section, sentence } from './kit.ts';
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

/** Empty to register a partner, filled to change one. */
export function partnerModal(partner: Partner | null): ModalView {
  const contacts = partner?.contacts.map(({ name, role }) => `${name}, ${role}`).join('\n');
  return modal({
    view: VIEW.savePartner,
    title: partner ? 'Edit a partner' : 'Register a partner',
    submit: 'Save',
    id: partner?.id ?? '',
    blocks: [
      partnerField('name', 'Name', 'The organisation, as people call it.', {
        type: 'plain_text_input',
        max_length: 75,
        ...(partner ? { initial_value: partner.name } : {}),
      }),
      partnerField(
        'channel',
        'Shared channel',
        'The Slack Connect channel with this partner alone. The bot must be in it: /invite @Handoff',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'] },
          ...(partner ? { initial_conversation: partner.channelId } : {}),
        },
      ),
      partnerField('contacts', 'Contacts', 'One a line: name, comma, role. For example: Lena Fischer, Practice lead', {
        type: 'plain_text_input',
        multiline: true,
        ...(contacts ? { initial_value: contacts } : {}),
      }),
      partnerField('alliances_owner', 'Alliances owner', 'Who owns the relationship on our side.', {
        type: 'users_select',
        ...(partner ? { initial_user: partner.alliancesOwner } : {}),
      }),
    ],
  });
}

export function readPartnerModal(state: FormState): Record<PartnerKey, string | null> {
  return {
    name: valueOf(state, 'name'),
    channel: valueOf(state, 'channel'),
    contacts: valueOf(state, 'contacts'),
    alliances_owner: valueOf(state, 'alliances_owner'),
  };
}

function partnerField(key: PartnerKey, label: string, hint: string, element: Parameters<typeof field>[0]['element']) {
  return field({ key, label, hint, element });
}
