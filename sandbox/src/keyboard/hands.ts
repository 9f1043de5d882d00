import type { Act, ActResult, Surface } from '../acts.ts';
import { elementsIn, type PlacedElement } from '../elements.ts';
import type { Json } from '../json.ts';
import type { Services } from '../services.ts';
import { ownOptions, suggestedOptions, type Typed, typedValue } from './typed-value.ts';

/** One person's hands: does an act and waits until the app has nothing more to say. */
export type Hands = {
  services: Services;
  personId: string;
  act: (act: Act) => Promise<ActResult>;
  /** An act that the app hears nothing of: there is nothing to wait for. */
  actUnheard: (act: Act) => Promise<ActResult>;
};

/** Puts a value into an element, or presses it. Throws a readable error when it cannot be done. */
export async function operate(hands: Hands, on: Surface, placed: PlacedElement, typed?: Typed): Promise<ActResult> {
  const { element, blockId, actionId } = placed;
  const at = { on, block_id: blockId, action_id: actionId };
  if (typed === undefined) return hands.act({ act: 'block_action', ...at, value: null });
  const options = async (query: string): Promise<Json[]> => {
    const isExternal = String(element.type).includes('external');
    return isExternal ? suggestedOptions(await hands.act({ act: 'suggest', ...at, query })) : ownOptions(element);
  };
  const value =
    element.type === 'overflow'
      ? { ...(await typedValue(hands.services.workspace, { type: 'static_select' }, typed, options)), type: 'overflow' }
      : await typedValue(hands.services.workspace, element, typed, options);
  const isUnheard = placed.block.type === 'input' && placed.block.dispatch_action !== true;
  return (isUnheard ? hands.actUnheard : hands.act)({ act: 'block_action', ...at, value });
}

/** The element of these blocks that offers that option. Throws a readable error when none does. */
export function elementOffering(blocks: readonly Json[], option: string): PlacedElement {
  const offers = ({ element }: PlacedElement) =>
    ownOptions(element).some((candidate) => JSON.stringify(candidate.text).includes(JSON.stringify(option)));
  const found = elementsIn(blocks).find(offers);
  if (!found) throw new Error(`Nothing here offers “${option}”.`);
  return found;
}
