import type { Message } from '../blocks/kit/kit.ts';
import { drawNotice } from '../blocks/notices/render.ts';
import { accept, decline } from '../core/handoff/answering.ts';
import type { Decision } from '../core/handoff/decision.ts';
import { examplePacket } from '../core/packet/example.ts';
import type { Handoff } from '../core/handoff/handoff.ts';
import type { HandoffEvent } from '../core/handoff/history.ts';
import type { Notice } from '../core/notices/notice.ts';
import type { Partner } from '../core/partner/partner.ts';
import { send } from '../core/handoff/sending.ts';
import { TOLD_ALL } from '../core/partner/telling.ts';
import { plainCalendar } from '../core/time/calendar.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** The messages of a handoff that nobody sent: the example packet goes out, is accepted, or is declined. Each of their notices is drawn. */

const OURS = 'T0000000000';
const CALENDAR = plainCalendar('Etc/UTC');

/** By the name of the notice and what has happened by then. `user` is the bot itself: nobody is named. */
export function exampleMessages(user: string, now: EpochMs): Map<string, Message> {
  const packet = examplePacket({ ae: user, questionsTo: user }, now);
  const sent = send({
    id: 'H0000000',
    teamId: OURS,
    // Whoever wrote a handoff cannot answer it.
    author: 'USLACKBOT',
    packet,
    contactId: 'lena',
    previous: null,
    time: { calendar: CALENDAR, version: 1 },
    gate: { clearing: { by: user, at: now, answers: null, rule: null } },
    now,
  });
  const by = { userId: user, teamId: OURS };
  const move = { move: packet.seller_move, moveBy: packet.seller_move_by };
  const no = { reason: 'no_evidence', note: 'Which meeting do the notes speak of?', betterAe: null } as const;
  return new Map([
    ...drawnOf('sent', [sent], user),
    ...drawnOf('accepted', [sent, accept(sent.next, { by, ...move, now })], user),
    ...drawnOf('declined', [sent, decline(sent.next, { by, ...no, calendar: CALENDAR, now })], user),
  ]);
}

/** All that was ever queued, as it is drawn after the last decision. */
function drawnOf(what: string, decisions: readonly Decision[], user: string): [string, Message][] {
  const handoff = decisions.at(-1)?.next;
  if (!handoff) return [];
  const history = decisions.flatMap(({ event }) => event ?? []);
  return decisions
    .flatMap(({ notices }) => notices)
    .flatMap((notice): [string, Message][] => {
      const message = drawnNow(notice, handoff, { history, user });
      return message ? [[`${notice.kind} (${what})`, message]] : [];
    });
}

function drawnNow(
  notice: Notice,
  handoff: Handoff,
  { history, user }: { history: readonly HandoffEvent[]; user: string },
): Message | null {
  const partner = partnerOf(user);
  const context = {
    about: 'handoff' as const,
    teamId: OURS,
    handoff,
    history,
    now: { handoff, history },
    partner,
    intakeOwner: user,
    reader: user,
    previous: null,
    stuck: null,
    left: null,
  };
  return drawNotice(notice, context);
}

const partnerOf = (user: string): Partner => ({
  ...TOLD_ALL,
  id: 'brightwater',
  name: 'Brightwater',
  channelId: 'C0000000000',
  teamId: 'T0000000001',
  alliancesOwner: user,
  contacts: [{ id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: null }],
  zone: null,
  contactAlone: false,
  authorCertifies: true,
  does: '',
});
