import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { PlainTextOption } from '@slack/web-api';
import { MOST_FOUND } from '../../core/directory/lookup.ts';
import type { MenuId } from '../../blocks/ids.ts';
import { Refusal, StoreTrouble } from '../../core/kernel/errors.ts';
import { type HandlerLog, once } from './guard.ts';

/**
 * Between Bolt and the listeners of menus: while somebody types, Slack asks for options and waits three seconds. Who gets none reads “no
 * results”, whyever that is, and types on; so a failure is logged once, until it goes well again, and never with what was typed.
 * https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 */

/** `element` is the action_id of the menu; `body` says who types. */
export type MenuArgs = { typed: string; element: string; body: BoltMenu['body'] };
export type MenuListener = (args: MenuArgs) => Promise<PlainTextOption[]>;

type BoltMenu = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** Within Slack's three seconds, on its way there and back. */
const PATIENCE_MS = 2_000;

export function guardMenu(menu: MenuId, listener: MenuListener, log: HandlerLog, patienceMs = PATIENCE_MS) {
  let isFailing = false;
  const failed = (error: unknown): void => {
    // What nobody may look up is no failure, and what the database does not take is logged when that begins.
    if (error instanceof Refusal || error instanceof StoreTrouble) return;
    if (!isFailing) log.error({ err: error, menu }, 'A menu could not be filled');
    isFailing = true;
  };
  return async ({ ack, body, payload }: BoltMenu): Promise<void> => {
    const answer = once(ack, { menu }, log);
    try {
      const looking = listener({ typed: payload.value, element: payload.action_id, body });
      const options = await inTime(looking, patienceMs);
      isFailing = false;
      await answer({ options: options.slice(0, MOST_FOUND) });
    } catch (error) {
      failed(error);
      await answer({ options: [] });
    }
  };
}

async function inTime<T>(looking: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${patienceMs} ms.`)), patienceMs);
  });
  // What comes too late, or fails after that, is nobody's any more.
  looking.catch(() => undefined);
  return Promise.race([looking, late]).finally(() => clearTimeout(timer));
}
