import type { Act, ActResult } from '../acts.ts';
import { isRecord, type Json, recordsOf, stringOf } from '../json.ts';
import { ApiError } from '../web-api/api-error.ts';
import { checkedView } from '../web-api/block-faults.ts';
import { checkSlackFiles } from '../web-api/message-arguments.ts';
import type { Actor } from './actor.ts';
import { clientErrors } from './client-checks.ts';
import { envelopePart, teamPart, userPart, viewPart, viewTeamId } from './payload-parts.ts';
import { GONE, problem, TROUBLE } from './problems.ts';
import { merged } from './state-values.ts';
import type { OpenView } from './view-stack.ts';

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export async function submitView(actor: Actor, act: Act & { act: 'submit' }): Promise<ActResult> {
  const { services, person } = actor;
  const view = services.views.find({ viewId: act.view_id });
  if (!view || view.personId !== person.id || services.views.stackOf(view).at(-1) !== view) return problem(GONE);
  if (view.isSubmitting) return problem('This form is being submitted.');
  view.values = merged(view.values, act.state);
  view.errors = clientErrors(view.blocks, view.values);
  services.workspace.changed();
  if (Object.keys(view.errors).length > 0) return { ok: false, errors: view.errors };

  view.isSubmitting = true;
  const answer = await services.outbox.interact({
    type: 'interactive',
    what: 'view_submission',
    payload: submissionPayload(actor, view),
    acceptsResponse: true,
  });
  view.isSubmitting = false;
  services.workspace.changed();
  if (answer.kind !== 'acked') return problem(TROUBLE);
  return takeAnswer(actor, view, answer.body);
}

/** `team` and `view.team_id` are the submitter's, `view.app_installed_team_id` is ours. */
function submissionPayload({ services, person }: Actor, view: OpenView): Json {
  const { workspace, triggers } = services;
  return {
    type: 'view_submission',
    team: teamPart(workspace, viewTeamId(workspace, person)),
    user: userPart(person),
    ...envelopePart(workspace, person),
    trigger_id: triggers.issue({ personId: person.id, channel: view.channel, viewId: view.id }),
    view: viewPart(workspace, view, view.values),
    response_urls: responseUrls({ services, person }, view),
  };
}

/** One for each `response_url_enabled` menu with a choice. */
function responseUrls({ services, person }: Actor, view: OpenView): Json[] {
  return view.blocks.flatMap((block) => {
    const element = isRecord(block.element) ? block.element : {};
    if (element.response_url_enabled !== true) return [];
    const value = view.values[String(block.block_id)]?.[String(element.action_id)];
    const channel = stringOf(value?.selected_conversation) ?? stringOf(value?.selected_channel);
    if (!channel) return [];
    const response_url = services.responseUrls.issue({ personId: person.id, channel, original: null });
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url }];
  });
}

/** Anything that Slack cannot use leaves the view open, with "trouble connecting". */
function takeAnswer({ services }: Actor, view: OpenView, body: unknown): ActResult {
  const { views } = services;
  const answer = isRecord(body) ? body : {};
  try {
    switch (answer.response_action) {
      case undefined:
        if (Object.keys(answer).length > 0) return problem(TROUBLE);
        views.close(view);
        return { ok: true };
      case 'clear':
        views.closeAll(view);
        return { ok: true };
      case 'update':
        views.update(view, nextView(services, answer.view));
        return { ok: true };
      case 'push':
        views.push(view, nextView(services, answer.view));
        return { ok: true };
      case 'errors':
        return showErrors(services, view, answer.errors);
      default:
        return problem(TROUBLE);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    services.record.add({
      direction: 'slack→app',
      what: 'response_action refused',
      outcome: error.code,
      request: answer,
      response: error.extra,
    });
    return problem(TROUBLE);
  }
}

function nextView(services: Actor['services'], view: unknown): Json {
  const checked = checkedView(view);
  checkSlackFiles(services, recordsOf(checked.blocks));
  return checked;
}

/** Only block_ids of this view's input blocks may have errors. */
function showErrors(services: Actor['services'], view: OpenView, given: unknown): ActResult {
  const errors = isRecord(given) ? given : {};
  const inputIds = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  const entries = Object.entries(errors);
  const isUsable = entries.every(([blockId, text]) => inputIds.has(blockId) && typeof text === 'string' && text !== '');
  if (entries.length === 0 || !isUsable) throw new ApiError('invalid_errors', { known: [...inputIds] });
  view.errors = Object.fromEntries(entries.map(([blockId, text]) => [blockId, String(text)]));
  services.workspace.changed();
  return { ok: false, errors: view.errors };
}
