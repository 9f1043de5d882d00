import type { ActResult } from '../acts.ts';
import type { SwitchableCarrier } from '../delivery/carrier.ts';
import { outcomeOf } from '../delivery/envelope.ts';
import { isRecord } from '../json.ts';
import type { Services } from '../services.ts';

/**
 * What Slack does when somebody enters a request URL: it asks there for a word back, as text, as a form or as JSON.
 * https://docs.slack.dev/reference/events/url_verification
 */
export async function verifyUrl(
  { workspace, record }: Services,
  carrier: Pick<SwitchableCarrier, 'deliver' | 'isOverHttp'>,
): Promise<ActResult> {
  if (!carrier.isOverHttp()) return { ok: false, problem: 'The app has no request URL.' };
  const challenge = workspace.ids.nextSecret();
  const payload = { token: 'sandbox-verification-token', challenge, type: 'url_verification' };
  const what = 'url_verification';
  const answer = await carrier.deliver({ type: 'events_api', what, payload, acceptsResponse: true }, 1);
  const body = answer.kind === 'acked' ? answer.body : null;
  record.add({ direction: 'slack→app', what, outcome: outcomeOf(answer), request: payload, response: body ?? null });
  const isProven =
    body === challenge || body === `challenge=${challenge}` || (isRecord(body) && body.challenge === challenge);
  return isProven
    ? { ok: true }
    : { ok: false, problem: "Your URL didn't respond with the value of the challenge parameter." };
}
