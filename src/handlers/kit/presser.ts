import type { Presser } from '../../core/handoff/handoff.ts';
import { requestIdOf } from '../../slack/request-id.ts';

type Body = {
  user: { id: string; team_id?: string };
  team?: { id: string } | null;
  type?: string;
  view?: { id: string };
};

/**
 * Who pressed, and at which company: under Slack Connect other companies' people press and submit too, and only
 * `user.team_id` says so. Where it is missing, a form still names its sender's company in `team`; with a press that is ours, whoever pressed, so
 * that nobody knows whose they are. https://docs.slack.dev/apis/slack-connect
 */
export function presserOf(body: Body): Presser {
  const requestId = idempotencyKeyOf(body);
  const sendersTeam = body.type === 'view_submission' ? body.team?.id : undefined;
  const who = { userId: body.user.id, teamId: body.user.team_id ?? sendersTeam ?? '' };
  return requestId === null ? who : { ...who, requestId };
}

/**
 * What a press does is done once for this key. A form that was saved but never answered, because the process ended in between, stays
 * open and is sent again with a new trigger id: only the form's own id is the same.
 */
function idempotencyKeyOf(body: Body): string | null {
  if (body.type === 'view_submission' && body.view) return `${body.view.id}:${body.user.id}`;
  return requestIdOf(body);
}
