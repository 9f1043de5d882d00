import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { card, post, start } from './bare-session.ts';

describe('response_url', () => {
  it('replaces, posts and deletes, five times in half an hour', async () => {
    const clock = createClock({ manual: true });
    const answers: (() => Promise<unknown>)[] = [];
    const sandbox = await start(
      (app) =>
        app.action('take', async ({ ack, respond }) => {
          await ack();
          await respond({ text: 'Replaced', replace_original: true });
          await respond('Only you');
          await respond({ text: 'All', response_type: 'in_channel' });
          answers.push(() => respond('More'));
        }),
      { clock },
    );
    await post('C0SALES', card);
    const sam = sandbox.as('U0SAM');
    await sam.lastMessage('sales').press('Take it');
    expect(sam.messages('sales').map((message) => message.text)).toEqual(['Replaced', 'Only you', 'All']);
    expect(
      sandbox
        .as('U0PRIYA')
        .messages('sales')
        .map((message) => message.text),
    ).toEqual(['Replaced', 'All']);
    const [more] = answers;
    await more?.();
    await more?.();
    await expect(more?.()).rejects.toMatchObject({ statusCode: 404 });
  });
});

/** https://github.com/getsentry/sentry/issues/7955 */
it('refuses on a response_url with HTTP 200 when that is ordered, and does nothing', { tags: 'thorough' }, async () => {
  const bodies: string[] = [];
  const sandbox = await start((app) =>
    app.action('take', async ({ ack, body }) => {
      await ack();
      const url = body.type === 'block_actions' ? body.response_url : '';
      const answer = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ text: 'New', replace_original: true }),
      });
      bodies.push(`${answer.status} ${await answer.text()}`);
    }),
  );
  await post('C0SALES', card);
  const sam = sandbox.as('U0SAM');
  sandbox.control.fail({ method: 'response_url', fault: { kind: 'error', error: 'internal_error' } });
  await sam.lastMessage('sales').press('Take it');
  expect(bodies).toEqual(['200 {"ok":false,"error":"internal_error"}']);
  expect(sam.messages('sales').map(({ text }) => text)).toEqual(['A card']);
});

it('loses the answer on a response_url when that is ordered', async () => {
  const failures: unknown[] = [];
  const sandbox = await start((app) =>
    app.action('take', async ({ ack, respond }) => {
      await ack();
      await respond('First').catch((error: unknown) => failures.push(error));
    }),
  );
  await post('C0SALES', card);
  sandbox.control.fail({ method: 'response_url', fault: { kind: 'http', status: 500 } });
  await sandbox.as('U0SAM').lastMessage('sales').press('Take it');
  expect(failures).toMatchObject([{ statusCode: 500 }]);
});
