import * as z from 'zod';
import { WrongInput } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import { packetSchema } from '../packet/packet.ts';
import { isPast } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** The form in which the account executive accepts; its keys are the block_ids. */
const nextMoveSchema = z.object({
  next_move: packetSchema.shape.seller_move,
  next_move_by: packetSchema.shape.seller_move_by,
});

/** Reads the seller's next move as agreed at acceptance. Throws WrongInput, also for a day that is over: the partner is told of one ahead. */
export function readNextMove(form: { move: unknown; moveBy: unknown }, now: EpochMs): { move: string; moveBy: Day } {
  const read = mustReadForm(nextMoveSchema, { next_move: form.move, next_move_by: form.moveBy });
  const { next_move: move, next_move_by: moveBy } = read;
  if (isPast(moveBy, now)) throw new WrongInput({ next_move_by: 'That day is over: choose today or later.' });
  return { move, moveBy };
}
