import { isRecord, type Json, recordOf } from 'slack-sandbox/json';
import type { World } from './bot.ts';
import { send, signedRequest } from './signed.ts';

let forged = 0;

/**
 * A form as no client of Slack would send it: the newest submission on record, changed, signed and posted by hand. Needs a
 * bot that listens by HTTP. Answers what the bot answered. `callback`: the newest of this form.
 */
export async function submitForged(
  world: World,
  change: (payload: Json, view: Json) => void,
  callback?: string,
): Promise<Json> {
  const payload = newestOf(world, 'view_submission', callback);
  change(payload, recordOf(payload.view));
  return post(world, { payload: JSON.stringify(payload) });
}

/** The same with the newest search in a menu. */
export async function searchForged(world: World, change: (payload: Json) => void): Promise<Json> {
  const payload = newestOf(world, 'block_suggestion');
  change(payload);
  return post(world, { payload: JSON.stringify(payload) });
}

/** What the bot answered at once, and the words that it has sent to the presser since. */
type Answered = { answer: Json; words: () => string[] };

/** The same with the newest press of a button. */
export async function pressForged(world: World, change: (payload: Json) => void): Promise<Answered> {
  const payload = newestOf(world, 'block_actions');
  delete payload.response_url;
  change(payload);
  return listening(world, payload, () => post(world, { payload: JSON.stringify(payload) }));
}

/** The same with the newest command. */
export async function slashForged(world: World, change: (fields: Json) => void): Promise<Answered> {
  const fields = newestOf(world, 'slash_command');
  delete fields.response_url;
  change(fields);
  // Commands come as fields, each of them a word.
  return listening(world, fields, () => post(world, fields as Record<string, string>));
}

/** The true address for words to the presser is a secret and not on record: another one of the sandbox's takes its place. */
async function listening({ sandbox }: World, payload: Json, posting: () => Promise<Json>): Promise<Answered> {
  payload.response_url ??= new URL('/response/forged', sandbox.apiUrl).href;
  const sent = () => sandbox.control.calls('response_url').map(({ request }) => String(recordOf(request).text));
  const before = sent().length;
  const answer = await posting();
  return { answer, words: () => sent().slice(before) };
}

type Kind = 'view_submission' | 'block_actions' | 'slash_command' | 'block_suggestion';

function newestOf(world: World, what: Kind, callback?: string): Json {
  const isOfForm = ({ request }: { request: unknown }) =>
    callback === undefined || recordOf(recordOf(request).view).callback_id === callback;
  const sent = world.sandbox.control.calls(what).findLast(isOfForm);
  if (!sent) throw new Error(`There is no ${what} on record yet.`);
  const payload = recordOf(structuredClone(sent.request));
  // A delivery of its own, not the same one twice; a search has none.
  if (what !== 'block_suggestion') payload.trigger_id = `forged.${(forged += 1)}`;
  return payload;
}

async function post(world: World, fields: Record<string, string>): Promise<Json> {
  const body = new URLSearchParams(fields).toString();
  const request = signedRequest({ body, secret: world.sandbox.tokens.signingSecret, at: Date.now() });
  const [, said] = await send(Number(/port (\d+)/.exec(world.bot().listensOn)?.[1]), request);
  const answer: unknown = said === '' ? {} : JSON.parse(said);
  return isRecord(answer) ? answer : { answer };
}

/** Puts another value into every button of a message that is shown: what a client sends that was tampered with. */
export function tamper(blocks: unknown, value: string): void {
  for (const block of [blocks].flat()) {
    if (!isRecord(block)) continue;
    if (block.type === 'button') block.value = value;
    tamper(block.elements ?? block.accessory, value);
  }
}
