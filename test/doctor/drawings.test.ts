import { messageFault, viewFault } from 'slack-sandbox/block-kit';
import { expect, test } from 'vitest';
import { drawings, drawingsFinding } from '../../src/doctor/drawings.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');

test('the doctor asks Slack about forms that Slack’s documents allow', () => {
  const drawn = [...drawings('U0APP', NOW).values()];
  const faults = drawn.flatMap((one) =>
    'view' in one
      ? (viewFault(one.view)?.faults ?? [])
      : (messageFault({ ...one.message }, 'chat.postMessage')?.faults ?? []),
  );
  expect(faults).toEqual([]);
});

test('among them are the cards of a handoff that is sent, accepted and declined, for each reader', () => {
  const names = [...drawings('U0APP', NOW).keys()];
  for (const kind of ['ae_card', 'author_card', 'partner_card', 'partner_decision'])
    for (const what of ['accepted', 'declined']) expect(names).toContain(`${kind} (${what})`);
  expect(names).toContain('ae_card (sent)');
  expect(names).toContain('partner_card (sent)');
});

test('it names those that Slack does not take', async () => {
  const drawn = drawings('U0APP', NOW);
  const bad = drawn.get('days off');
  const finding = await drawingsFinding(drawn, {
    accepts: async (one) => (one === bad ? { refusal: 'invalid_view', isSilent: false } : { answer: undefined }),
  });
  expect(finding).toMatchObject({ level: 'broken', is: `Slack does not take 1 of ${drawn.size}: days off.` });
});
