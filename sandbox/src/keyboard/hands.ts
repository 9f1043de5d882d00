import type { Act, ActResult, Surface } from '../acts.ts';
import { elementsIn, type PlacedElement } from '../elements.ts';
import type { Json } from '../json.ts';
import type { Services } from '../services.ts';
import { type Options, ownOptions, suggestedOptions, type Typed, typedValue } from './typed-value.ts';

/** One person's hands: does an act and waits until the app has nothing more to say. */
export type Hands = {
  services: Services;
  personId: string;
  act: (act: Act) => Promise<ActResult>;
  /** An act that the app hears nothing of: there is nothing to wait for. */
  actUnheard: (act: Act) => Promise<ActResult>;
};

/** Puts a value into an element, or presses it. Throws a readable error when it cannot be done. */
export async function operate(
  hands: Hands,
  on: Surface,
  placed: PlacedElement,
  typed?: Typed,
  options: Options = optionsOf(hands, on, placed),
): Promise<ActResult> {
  const { element, blockId, actionId } = placed;
  const at = { on, block_id: blockId, action_id: actionId };
  if (typed === undefined) return hands.act({ act: 'block_action', ...at, value: null });
  const value =
    element.type === 'overflow'
      ? { ...(await typedValue(hands.services.workspace, { type: 'static_select' }, typed, options)), type: 'overflow' }
      : await typedValue(hands.services.workspace, element, typed, options);
  const isUnheard = placed.block.type === 'input' && placed.block.dispatch_action !== true;
  return (isUnheard ? hands.actUnheard : hands.act)({ act: 'block_action', ...at, value });
}

/** Chooses in whatever offers that option, an external menu once it is typed into it. Throws a readable error when nothing does. */
export async function choose(hands: Hands, on: Surface, blocks: readonly Json[], option: string): Promise<ActResult> {
  for (const placed of elementsIn(blocks)) {
    const offered = await optionsOf(hands, on, placed)(option);
    const isOffered = offered.some(({ text }) => JSON.stringify(text).includes(JSON.stringify(option)));
    if (isOffered) return operate(hands, on, placed, option, async () => offered);
  }
  throw new Error(`Nothing here offers “${option}”.`);
}

/** What stands in the element, or what the app offers for a query. */
function optionsOf(hands: Hands, on: Surface, { element, blockId, actionId }: PlacedElement): Options {
  const isExternal = String(element.type).includes('external_select');
  const at = { on, block_id: blockId, action_id: actionId };
  return async (query) =>
    isExternal ? suggestedOptions(await hands.act({ act: 'suggest', ...at, query })) : ownOptions(element);
}
