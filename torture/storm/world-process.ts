import { tortureOne, type WorldFigures, type WorldOrder } from './world.ts';

/** One world in a process of its own: takes its order as the first message, and answers with the figures. */

export type WorldMessage = { said: string } | { figures: WorldFigures };

const tell = (message: WorldMessage) =>
  new Promise<void>((resolve) => {
    process.send?.(message, () => resolve());
  });

process.once('message', (order: WorldOrder) => void run(order));
// Whoever ordered it is gone: nobody would hear.
process.once('disconnect', () => process.exit(1));

async function run(order: WorldOrder): Promise<void> {
  try {
    const figures = await tortureOne(order, (said) => void tell({ said }));
    await tell({ figures });
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
