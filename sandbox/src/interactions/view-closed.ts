import type { Act, ActResult } from '../acts.ts';
import type { Json } from '../json.ts';
import type { Actor } from './actor.ts';
import { envelopePart, teamPart, userPart, viewPart, viewTeamId } from './payload-parts.ts';
import { GONE, problem } from './problems.ts';
import type { OpenView } from './view-stack.ts';

/**
 * Cancel closes the top view, X or `clear_on_close` the whole stack. The app hears of it only with `notify_on_close`,
 * and never what was typed. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_closed
 */
export async function closeView(actor: Actor, act: Act & { act: 'close' }): Promise<ActResult> {
  const { services, person } = actor;
  const view = services.views.find({ viewId: act.view_id });
  const stack = view?.personId === person.id ? services.views.stackOf(view) : [];
  const top = stack.at(-1);
  const root = stack[0];
  if (!top || !root) return problem(GONE);
  const closesAll = (act.all || top.source.clear_on_close === true) && stack.length > 1;
  const closed = closesAll ? root : top;
  if (closesAll) services.views.closeAll(top);
  else services.views.close(top);
  if (closed.source.notify_on_close !== true) return { ok: true };
  // The view is gone whatever the app says.
  await services.outbox.interact({
    type: 'interactive',
    what: 'view_closed',
    payload: closedPayload(actor, closed, closesAll),
    acceptsResponse: false,
  });
  return { ok: true };
}

function closedPayload({ services, person }: Actor, view: OpenView, isCleared: boolean): Json {
  const { workspace } = services;
  return {
    type: 'view_closed',
    team: teamPart(workspace, viewTeamId(workspace, person)),
    user: userPart(person),
    ...envelopePart(workspace, person),
    view: viewPart(workspace, view, {}),
    is_cleared: isCleared,
  };
}
