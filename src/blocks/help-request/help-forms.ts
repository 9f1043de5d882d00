import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import { type HelpInput, MAX_HELP, MAX_NOT_NOW } from '../../core/help-request/help-forms.ts';
import { ANSWER_WITHIN_DAYS, type HelpRequest, type OpenRequest } from '../../core/help-request/help-request.ts';
import { LINE } from '../../core/packet/packet-field.ts';
import { cut, tidy } from '../../core/kernel/text.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { MENU, VIEW } from '../ids.ts';
import { bold, code, context, field, modal, page, person, rich, words } from '../kit/kit.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { partnerSelect } from '../partner/partner-menus.ts';

/** The forms of `/handoff ask` and of "Not now…", and their readers. */

/** `account` is what was typed behind the command; without a partner in the registry none is asked for. */
export function helpModal(hasPartners: boolean, account: string): ModalView {
  const typed = cut(tidy(account), LINE);
  return modal({
    view: VIEW.askForHelp,
    title: 'Ask for partner help',
    submit: 'Ask',
    blocks: [
      context(
        mrkdwn`For an account of yours that no partner has brought. One person of alliances gets it, and answers you. No partner reads it.`,
      ),
      field({
        key: 'account',
        label: 'Account',
        element: { type: 'plain_text_input', max_length: LINE, ...(typed ? { initial_value: typed } : {}) },
      }),
      field({
        key: 'help',
        label: 'What would help?',
        hint: 'For example an introduction to the buyer, or somebody who knows how they work.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_HELP },
      }),
      ...(hasPartners ? [partnerInMind()] : []),
    ],
  });
}

function partnerInMind(): KnownBlock {
  const element = partnerSelect(null, 'Whoever fits');
  return field({ key: MENU.partner, label: 'Partner in mind', optional: true, element });
}

export function readHelpModal(state: FormState): HelpInput {
  return { account: valueOf(state, 'account'), help: valueOf(state, 'help'), partner: valueOf(state, 'partner') };
}

/** The form’s last page: who has it now. */
export function askedPage({ account, asked }: OpenRequest): ModalView {
  const next: RichTextElement[] = [
    words(`You hear here what comes of it; they are reminded after ${ANSWER_WITHIN_DAYS} business days. `),
    code('/handoff list'),
    words(' shows it, and takes it back.'),
  ];
  return page('Asked', [rich([bold(`${account}: `), person(asked), words(' has your request.')], next)]);
}

export function notNowModal({ id, account, asker, help }: HelpRequest): ModalView {
  return modal({
    view: VIEW.helpNotNow,
    title: 'Not now',
    submit: 'Tell them',
    id,
    blocks: [
      rich([bold(`${account}: `), person(asker), words(' asked for this:')], [words(help)]),
      field({
        key: 'words',
        label: 'Why not now?',
        hint: 'Stays inside the company. They get it at once.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_NOT_NOW },
      }),
    ],
  });
}

export const readNotNowModal = (state: FormState) => valueOf(state, 'words');
