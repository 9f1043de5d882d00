import { z } from 'zod';
import { WrongInput } from './errors.ts';
import type { Handoff } from './handoff.ts';
import { isPast, packetSchema } from './packet.ts';

/** The form in which the account executive accepts; its keys are the block_ids. */
const nextMoveSchema = z.object({
  next_move: packetSchema.shape.seller_move,
  next_move_by: packetSchema.shape.seller_move_by,
});

/** Reads the seller's next move as agreed at acceptance. Throws WrongInput. A suggested day that is over may stand: late is late. */
export function readNextMove(
  form: { move: unknown; moveBy: unknown },
  handoff: Pick<Handoff, 'packet'>,
  now: number,
): { move: string; moveBy: string } {
  const parsed = nextMoveSchema.safeParse({ next_move: form.move, next_move_by: form.moveBy });
  if (!parsed.success) {
    throw new WrongInput(
      Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])),
    );
  }
  const { next_move: move, next_move_by: moveBy } = parsed.data;
  if (moveBy !== handoff.packet.seller_move_by && isPast(moveBy, now)) {
    throw new WrongInput({ next_move_by: 'That day is over: choose today or later.' });
  }
  return { move, moveBy };
}
