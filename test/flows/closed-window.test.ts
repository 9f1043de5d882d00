import type { FaultOrder } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';
import { unheardDuring } from '../support/rejections.ts';
import { answerTo } from '../support/reading.ts';

/** What a window can do to a press: be closed at once, or not open in time. */

const CLOSED: [string, FaultOrder['fault']][] = [
  ['it is not there any more', { kind: 'error', error: 'view_not_found' }],
  ['the press is too old', { kind: 'error', error: 'expired_trigger_id' }],
];
const NOT_OPENED: [string, FaultOrder['fault']][] = [
  ['the press is too old', { kind: 'error', error: 'expired_trigger_id' }],
  ['Slack answers 503', { kind: 'http', status: 503 }],
  ['the connection breaks', { kind: 'drop' }],
  ['Slack says to wait', { kind: 'rate_limited', retryAfterS: 30 }],
];
const AGAIN = 'Slack did not answer in time. Nothing is lost: please try again.';

describe.each(['socket', 'http'] as const)(
  'somebody closes the window at once after a press (%s)',
  { tags: 'thorough' },
  (mode) => {
    test.each(CLOSED)('and nothing happens but that (%s)', async (_, fault) => {
      const world = await startWorld({ mode });
      const unheard = await unheardDuring(async () => {
        for (const [person, words, button] of [
          [world.sam, 'me', 'Add days off'],
          [world.ada, 'partners', 'Register a partner'],
          [world.ada, 'partners', 'Edit'],
        ] as const) {
          await person.slash(`/handoff ${words}`);
          // Closed while the press is on its way: whatever is drawn there afterwards finds no window.
          world.sandbox.control.fail({ method: 'views.push', fault });
          world.sandbox.control.fail({ method: 'views.update', fault: { kind: 'error', error: 'not_found' } });
          expect(await modalOf(person).press(button), button).toEqual({ ok: true });
          await modalOf(person).close();
          world.sandbox.control.clear();
        }
        await sendHandoff(world);
      });
      expect(unheard).toEqual([]);
      expect(world.lost).toEqual([]);
      expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    });
  },
);

describe('a form that Slack does not open', { tags: 'thorough' }, () => {
  test.each(NOT_OPENED)(
    'over a window: that window says so at its top, and keeps what was typed (%s)',
    async (_, fault) => {
      const { sam, sandbox } = await startWorld({ withPartner: false });
      await sam.slash('/handoff me');
      await fillForm(modalOf(sam), { 'Work begins': '08:15' });
      for (const times of [1, 2]) {
        sandbox.control.fail({ method: 'views.push', fault });
        expect(await modalOf(sam).press('Add days off')).toEqual({ ok: true });
        expect(modalOf(sam).title, `${times}. time`).toBe('My working time');
        expect(modalOf(sam).text.split(AGAIN), 'said once').toHaveLength(2);
        expect(modalOf(sam).value('Work begins')).toBe('08:15');
      }
      await modalOf(sam).press('Add days off');
      expect(modalOf(sam).title).toBe('Days off');
    },
  );

  test.each(NOT_OPENED)('from a message: a sentence says so there (%s)', async (_, fault) => {
    const world = await sentWorld();
    const card = world.sam.lastMessage();
    world.sandbox.control.fail({ method: 'views.open', fault });
    expect(await card.press('Accept')).toEqual({ ok: true });
    expect(answerTo(world.sam)).toBe(AGAIN);
    await card.press('Accept');
    expect(modalOf(world.sam).title).toBe('Accept the handoff');
  });

  test.each(NOT_OPENED)('for a command: a sentence says so there (%s)', async (_, fault) => {
    const { ada, sandbox } = await startWorld();
    for (const words of ['', 'me', 'partners', 'settings']) {
      sandbox.control.fail({ method: 'views.open', fault });
      expect(await ada.slash(`/handoff ${words}`)).toEqual({ ok: true });
      expect(answerTo(ada), words).toBe(AGAIN);
      expect(ada.modal()).toBeNull();
    }
  });

  test('whatever could not be said where somebody pressed is said in a window', async () => {
    const { maya, sandbox } = await startWorld();
    sandbox.control.fail({ method: 'response_url', fault: { kind: 'http', status: 500 } });
    await maya.slash('/handoff list');
    expect(modalOf(maya).text).toContain('You have no open handoffs.');
  });

  test('a window that waits says what went wrong, in its place', async () => {
    const { maya } = await startWorld();
    await maya.slash('/handoff settings');
    expect(modalOf(maya).title).toBe('Settings');
    expect(modalOf(maya).text).toContain('Only administrators of this workspace can do this.');
  });
});
