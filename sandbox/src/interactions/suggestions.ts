import type { Act, ActResult } from '../acts.ts';
import { blockFaults } from '../block-kit/validate.ts';
import { isRecord, type Json } from '../json.ts';
import type { Actor } from './actor.ts';
import { envelopePart, installedTeamPart, userPart } from './payload-parts.ts';
import { GONE, problem } from './problems.ts';
import { findOnSurface, findSurface, surfacePart } from './surface.ts';

const MIN_QUERY_LENGTH = 3;

/** What the client shows when the app offers nothing it can use, or nothing in time. */
const NO_RESULTS: ActResult = { ok: true, options: [] };

/** Asks the app for the options of an external select. https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export async function suggestOptions(actor: Actor, act: Act & { act: 'suggest' }): Promise<ActResult> {
  const { services, person } = actor;
  const { workspace } = services;
  const surface = findSurface(actor, act.on);
  const placed = surface && findOnSurface(surface, act.block_id, act.action_id);
  if (!surface || !placed) return problem(GONE);
  const isTooShort = act.query.length < Number(placed.element.min_query_length ?? MIN_QUERY_LENGTH);
  if (isTooShort) return NO_RESULTS;
  const payload: Json = {
    type: 'block_suggestion',
    user: userPart(person),
    ...envelopePart(workspace, person),
    // What was chosen elsewhere meanwhile is not in it. https://github.com/slackapi/bolt-js/issues/1146
    ...surfacePart(actor, surface, {}),
    team: installedTeamPart(workspace),
    action_id: act.action_id,
    block_id: act.block_id,
    value: act.query,
  };
  const answer = await services.outbox.interact({
    type: 'interactive',
    what: 'block_suggestion',
    payload,
    acceptsResponse: true,
  });
  if (answer.kind !== 'acked') return NO_RESULTS;
  return usableOptions(answer.body) ?? refused(actor, answer.body);
}

/** Nobody but the traffic says it. */
function refused({ services }: Actor, answer: unknown): ActResult {
  const what = 'block_suggestion refused';
  services.record.add({ direction: 'slack→app', what, outcome: 'invalid_options', request: answer, response: null });
  return NO_RESULTS;
}

/** The same limits as for options that stand in the block, with one or the other list, which may be empty; null when they are not kept. */
function usableOptions(body: unknown): ActResult | null {
  const { options, option_groups } = isRecord(body) ? body : {};
  if ((options === undefined) === (option_groups === undefined)) return null;
  const list = option_groups ?? options;
  if (!Array.isArray(list)) return null;
  if (list.length === 0) return NO_RESULTS;
  const lists = option_groups === undefined ? { options: list } : { option_groups: list };
  const block = { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', ...lists }] };
  return blockFaults('modal', [block], '').length > 0 ? null : { ok: true, ...lists };
}
