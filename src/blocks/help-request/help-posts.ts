import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../../core/handoff/handoff.ts';
import {
  type EndedRequest,
  endedRequest,
  type HelpRequest,
  type OpenRequest,
  openRequest,
} from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { cut } from '../../core/kernel/text.ts';
import { momentWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import type { Context } from '../kit/drawing.ts';
import { actions, bold, button, code, type Message, moment, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

/** What is said of a help request: to who is to answer it, and to who has asked. Never to anybody outside. */

/** What a notice about a help request is drawn from: the state as it is when it is delivered. */
export type HelpContext = Context<'help_request'> & {
  helpRequest: HelpRequest;
  /** Whom the asker has in mind; null: nobody, or no partner that is registered. */
  partner: Partner | null;
  /** The handoff that was made of it. */
  became: Handoff | null;
};

const MOST_ON_A_LOCKED_SCREEN = 300;

/** Null once it is over, or with somebody else. */
export function helpWanted(
  { helpRequest, partner }: HelpContext,
  { person: reader }: Notices['help_request'],
): Message | null {
  const open = openRequest(helpRequest);
  if (!open || open.asked !== reader) return null;
  return asking(open, partner, [person(open.asker), bold(` asks for a partner’s help at ${open.account}.`)]);
}

/** Null once it is over, or with somebody else. */
export function helpReminder(
  { helpRequest, partner }: HelpContext,
  { person: reader }: Notices['help_reminder'],
): Message | null {
  const open = openRequest(helpRequest);
  if (!open || open.asked !== reader) return null;
  return asking(open, partner, [
    bold(`Still open: help at ${open.account}. `),
    person(open.asker),
    words(' asked '),
    askedAt(open),
    words('. A sentence is enough.'),
  ]);
}

/** Null once it is over. */
export function helpEscalation({ helpRequest, partner }: HelpContext): Message | null {
  const open = openRequest(helpRequest);
  if (!open) return null;
  return asking(open, partner, [
    bold(`Nobody has answered: help at ${open.account}. `),
    person(open.asker),
    words(' asked '),
    person(open.asked),
    words(', '),
    askedAt(open),
    words('. You can answer too.'),
  ]);
}

function asking(open: OpenRequest, partner: Partner | null, lead: RichTextElement[]): Message {
  return {
    text: summary`Partner help wanted at ${open.account}: ${cut(open.help, MOST_ON_A_LOCKED_SCREEN)}`,
    blocks: [rich(lead, ...helpWords(open, partner)), helpButtons(open)],
  };
}

/** What would help, and whom they have in mind. */
export function helpWords({ help }: HelpRequest, partner: Partner | null): RichTextElement[][] {
  return [
    [bold('What would help: '), words(help)],
    ...(partner ? [[bold('Partner in mind: '), words(partner.name)]] : []),
  ];
}

export function helpButtons({ id }: OpenRequest): KnownBlock {
  return actions(
    button('Start a handoff', ACTION.startFromHelp, id, 'primary'),
    button('Not now…', ACTION.helpNotNow, id),
  );
}

/** To who has asked, once nothing comes of it or somebody else is the account executive. Null otherwise. */
export function helpAnswer({ helpRequest, became }: HelpContext): Message | null {
  const over = endedRequest(helpRequest);
  if (!over || over.state === 'taken_back') return null;
  const { account, help } = over;
  return {
    text: summary`Your request for help at ${account}: ${over.state === 'not_now' ? 'not now' : 'it became a handoff'}`,
    blocks: [rich([bold(`${account}: `), ...whatCameOfIt(over, became)], [bold('You asked for: '), words(help)])],
  };
}

/** What stands in place of what asked, once it is over or with somebody else. Null while it still asks. */
export function settledHelp(context: HelpContext, asked: UserId | null): Message | null {
  const { helpRequest, became, partner } = context;
  const { account } = helpRequest;
  const over = endedRequest(helpRequest);
  const isMoved = asked !== null && helpRequest.asked !== asked;
  if (!over && !isMoved) return null;
  const now = over ? whatCameOfIt(over, became) : [words('went to '), person(helpRequest.asked), words('.')];
  const lead = [bold(`Help at ${account}, asked for by `), person(helpRequest.asker), bold(': '), ...now];
  return { text: summary`Settled: help at ${account}`, blocks: [rich(lead, ...helpWords(helpRequest, partner))] };
}

/** Who ended it, how and when. */
function whatCameOfIt(over: EndedRequest, became: Handoff | null): RichTextElement[] {
  const who = person(over.endedBy);
  switch (over.state) {
    case 'handed_off': {
      const toWhom = became ? [words(' to '), person(became.packet.ae)] : [];
      return [
        who,
        words(' handed it off'),
        ...toWhom,
        words(', as '),
        code(over.handoffId),
        words(', '),
        endedAt(over),
        words('.'),
      ];
    }
    case 'not_now':
      return [who, words(' says not now, '), endedAt(over), words(`: ${over.words}`)];
    case 'taken_back':
      return [who, words(' took it back, '), endedAt(over), words('.')];
    default:
      return over satisfies never;
  }
}

/** In place of a part of a shared message that is over. */
export function helpStanding({ helpRequest: { account } }: HelpContext): Message {
  return {
    text: summary`Help at ${account}: settled`,
    blocks: [rich([bold(`Help at ${account}: `), words('settled.')])],
  };
}

const endedAt = ({ endedAt: at }: EndedRequest): RichTextElement => moment(at, momentWords(at, 'UTC'));
const askedAt = ({ askedAt: at }: OpenRequest): RichTextElement => moment(at, momentWords(at, 'UTC'));
