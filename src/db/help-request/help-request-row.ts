import { endedRequest, type HelpRequest, nextHelpMoment } from '../../core/help-request/help-request.ts';
import type { helpRequests } from '../schema.ts';

/** A help request as its row, and back. */

type Row = typeof helpRequests.$inferSelect;

export function helpRowOf(request: HelpRequest): Row {
  const { id, version, teamId, state, asker, account, help, partner, asked } = request;
  const { askedAt, remindAt, escalateAfter, remindedAt, escalatedAt } = request;
  const ended = endedRequest(request);
  return {
    id,
    version,
    teamId,
    state,
    asker,
    account,
    help,
    partner,
    asked,
    askedAt,
    remindAt,
    escalateAfter,
    remindedAt,
    escalatedAt,
    endedAt: ended?.endedAt ?? null,
    endedBy: ended?.endedBy ?? null,
    words: ended?.state === 'not_now' ? ended.words : null,
    handoffId: ended?.state === 'handed_off' ? ended.handoffId : null,
    nextActionAt: nextHelpMoment(request),
  };
}

/** Throws when the row is not one that helpRowOf makes. */
export function helpRequestFrom(row: Row): HelpRequest {
  const { state, endedAt, endedBy, words, handoffId } = row;
  const { id, version, teamId, asker, account, help, partner, asked: to } = row;
  const { askedAt, remindAt, escalateAfter, remindedAt, escalatedAt } = row;
  const when = { askedAt, remindAt, escalateAfter, remindedAt, escalatedAt };
  const asked = { id, version, teamId, asker, account, help, partner, asked: to, ...when };
  const there = <Value>(value: Value | null): Value => {
    if (value === null) throw new Error(`The help request ${asked.id} lacks something.`);
    return value;
  };
  const ended = () => ({ endedAt: there(endedAt), endedBy: there(endedBy) });
  switch (state) {
    case 'open':
      return { ...asked, state };
    case 'handed_off':
      return { ...asked, ...ended(), state, handoffId: there(handoffId) };
    case 'not_now':
      return { ...asked, ...ended(), state, words: there(words) };
    case 'taken_back':
      return { ...asked, ...ended(), state };
    default:
      return state satisfies never;
  }
}
