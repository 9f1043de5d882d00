import type { Act, ActResult } from '../acts.ts';
import { blockFaults } from '../block-kit/validate.ts';
import { isRecord, type Json } from '../json.ts';
import type { Actor } from './actor.ts';
import { envelopePart, installedTeamPart, userPart } from './payload-parts.ts';
import { GONE, problem, TROUBLE } from './problems.ts';
import { findOnSurface, findSurface, stateOf, surfacePart } from './surface.ts';

const MIN_QUERY_LENGTH = 3;

/** Asks the app for the options of an external select. https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export async function suggestOptions(actor: Actor, act: Act & { act: 'suggest' }): Promise<ActResult> {
  const { services, person } = actor;
  const { workspace } = services;
  const surface = findSurface(actor, act.on);
  const placed = surface && findOnSurface(surface, act.block_id, act.action_id);
  if (!surface || !placed) return problem(GONE);
  const isTooShort = act.query.length < Number(placed.element.min_query_length ?? MIN_QUERY_LENGTH);
  if (isTooShort) return { ok: true, options: [] };
  const payload: Json = {
    type: 'block_suggestion',
    user: userPart(person),
    ...envelopePart(workspace, person),
    ...surfacePart(actor, surface, stateOf(surface, {})),
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
  if (answer.kind !== 'acked') return problem(TROUBLE);
  return usableOptions(answer.body);
}

/** The same limits as for options that stand in the block; an empty list means "no results". */
function usableOptions(body: unknown): ActResult {
  const { options, option_groups } = isRecord(body) ? body : {};
  const lists = option_groups === undefined ? { options } : { option_groups };
  const list = option_groups ?? options;
  if (!Array.isArray(list)) return problem(TROUBLE);
  if (list.length === 0) return { ok: true, options: [] };
  const select = { type: 'static_select', action_id: 'a', ...lists };
  const block = { type: 'actions', elements: [select] };
  if (blockFaults('modal', [block], '').length > 0) return problem(TROUBLE);
  return option_groups === undefined ? { ok: true, options: list } : { ok: true, option_groups: list };
}
