import type { RichTextElement } from '@slack/web-api';
import { conversationFrom } from '../../core/notices/conversations.ts';
import { NOTICES } from '../../core/notices/notices.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { ACTION } from '../ids.ts';
import type { Named, Stuck } from '../kit/drawing.ts';
import { actions, bold, button, channelLink, type Message, person, rich, sentence, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** Tells the intake owner that a message did not arrive, and what to do; null once it has. */
export function undelivered(about: Named, partner: Partner | null, stuck: Stuck): Message | null {
  if (stuck.status !== 'dead_letter') return null;
  return {
    text: summary`Could not be delivered: ${about.account}`,
    blocks: [
      rich([
        ...whichMessage(partner, stuck),
        bold(' could not be delivered. '),
        words('It is about '),
        ...about.called,
        words('.'),
      ]),
      rich([bold('Why: '), ...why(stuck.problem ?? '')], [bold('What to do: '), ...sentence(whatToDo(about, stuck))]),
      actions(button('Try again', ACTION.retryNotice, stuck.id, 'primary')),
    ],
  };
}

function whatToDo({ seen }: Named, { kind, problem }: Stuck): string {
  if (problem === 'presents_outsider') return 'tell the partner yourself who is on it now.';
  if (problem !== 'reader_not_ours') return 'mend that, then press Try again. Nothing is lost meanwhile.';
  const { to } = NOTICES[kind];
  switch (to) {
    case 'intake_owner':
      return 'an administrator names another intake owner in `/handoff settings`. It then goes there by itself.';
    case 'escalation_contact':
      return 'an administrator names another escalation contact in `/handoff settings`. It then goes there by itself.';
    case 'alliances_owner':
      return 'an administrator names another alliances owner in `/handoff partners`. It then goes there by itself.';
    case 'author':
    case 'ae':
    case undefined:
    case 'partner':
    case 'sales_channel':
      return `find out who follows and tell them: ${seen}`;
    default:
      return to satisfies never;
  }
}

function whichMessage(partner: Partner | null, stuck: Stuck): RichTextElement[] {
  const conversation = conversationFrom(stuck.conversation);
  switch (conversation.to) {
    case 'partner':
      return partner
        ? [bold(`A message to ${partner.name} in `), channelLink(partner.channelId)]
        : [bold('A message to a partner')];
    case 'person':
      return [bold('A message to '), person(conversation.userId)];
    case 'channel':
      return [bold('A message to the sales channel (`/handoff settings`)')];
    default:
      return conversation satisfies never;
  }
}

/** A code without words of its own is shown as it is. */
function why(problem: string): RichTextElement[] {
  const known = PROBLEMS[problem];
  return known === undefined ? [words(problem)] : sentence(known);
}

/** Slack's codes, in words that end in what to do. https://docs.slack.dev/reference/methods/chat.postMessage */
const PROBLEMS: Record<string, string> = {
  channel_not_found:
    'Slack does not know the channel, or the bot is not in it. Type `/invite @Handoff` there, or choose the channel anew with `/handoff partners`.',
  not_in_channel: 'The bot is not in the channel. Type `/invite @Handoff` there.',
  is_archived: 'The channel is archived. Unarchive it, or choose another with `/handoff partners`.',
  user_disabled: 'This person is deactivated. Find out who follows.',
  user_not_found: 'Slack does not know this person.',
  reader_not_ours:
    'This person is no full member of our workspace any more, and nothing internal is sent to anybody else.',
  presents_outsider: 'It says who acts on our side, and that person is no full member of our workspace any more.',
  messages_tab_disabled:
    'The app’s Messages tab is switched off. An administrator of the app switches it on (App Home).',
  missing_scope: 'The app lacks a permission. Install it again from the manifest.',
};
