import { describe, expect, test } from 'vitest';
import { createStore, type Store } from '../../src/db/store.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { brightwater, NOW, packetOf, sending, TIME } from '../support/packets.ts';
import { open } from '../support/store.ts';

const searched = (store: Store, typed: string) => store.accounts.lookUp({ typed, by: 'U0MAYA' });

/** How SQLite means to find the rows of each query that `ask` makes. https://sqlite.org/eqp.html */
async function plansOf(ask: (store: Store) => Promise<unknown>): Promise<string[]> {
  const db = await open();
  const client = db.$client;
  const prepare = client.prepare.bind(client);
  let run: string[] = [];
  // Most statements are prepared when the store is made: they are noted when they are run.
  Object.assign(client, {
    prepare: (query: string) => {
      const statement = prepare(query);
      const { run: change, get, all, iterate } = statement;
      for (const [name, method] of Object.entries({ run: change, get, all, iterate })) {
        const noting = (...values: unknown[]) => {
          run.push(query);
          return Reflect.apply(method, statement, values);
        };
        Object.assign(statement, { [name]: noting });
      }
      return statement;
    },
  });
  const store = createStore(db);
  await store.savePartner(brightwater, NOW);
  run = [];
  await ask(store);
  expect(run.length).toBeGreaterThan(0);
  return run.flatMap((query) => {
    const nulls = Array.from({ length: query.split('?').length - 1 }, () => null);
    const steps = prepare(`explain query plan ${query}`).all(...nulls) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  });
}

describe('what is asked every minute and at every delivery is found by an index of what is open', () => {
  test.each<[string, (store: Store) => Promise<unknown>, string]>([
    ['handoffs with something due', (store) => store.dueHandoffs(NOW, 100), 'USING INDEX handoffs_due'],
    [
      'handoffs whose answer was offered to be taken back',
      (store) => store.handoffsPastUndo(NOW, 100),
      'INDEX handoffs_undo',
    ],
    ['what somebody has handed off', (store) => store.handoffsWrittenBy('U0MAYA', 30), 'INDEX handoffs_by_author '],
    ['drafts with something due', (store) => store.drafts.due(NOW, 100), 'USING INDEX drafts_due'],
    ['who has begun a packet', (store) => store.drafts.authors(), 'USING INDEX drafts_due'],
    ['the drafts of one person', (store) => store.drafts.of('U0MAYA'), 'INDEX drafts_by_author'],
    ['help requests with something due', (store) => store.help.due(NOW, 100), 'USING INDEX help_requests_due'],
    ['what somebody is asked to help with', (store) => store.help.openTo('U0ALEX'), 'INDEX help_requests_by_asked'],
    ['what somebody has asked for', (store) => store.help.openBy('U0SAM'), 'INDEX help_requests_open_by_asker'],
    ['registrations with something due', (store) => store.registrations.due(NOW, 100), 'INDEX registrations_due'],
    ['disputes with something due', (store) => store.registrations.disputesDue(NOW, 100), 'INDEX disputes_due'],
    [
      'who has registered an account',
      (store) => store.registrations.claimsOn('x', NOW),
      'INDEX registrations_by_account',
    ],
    ['all registrations that hold', (store) => store.registrations.live(), 'INDEX registrations_live'],
    ['the claims in a dispute', (store) => store.registrations.inDispute('x'), 'registrations_by_dispute'],
    [
      'what happened to a registration',
      (store) => store.registrations.history('x'),
      'registration_events_by_registration',
    ],
    ['the first notice of each conversation', (store) => store.outbox.heads(), 'USING INDEX notices_unsent'],
    ['what is in doubt', (store) => store.outbox.heads(), 'INDEX notices_in_doubt'],
    [
      'a notice by its key',
      (store) => store.outbox.findOf('x', { kind: 'partner_card' }),
      'USING INDEX notices_by_handoff',
    ],
    ['the notices of a handoff', (store) => store.outbox.of('x'), 'USING INDEX notices_by_handoff'],
    ['what a message carries', (store) => store.outbox.carriedBy('x'), 'USING INDEX notices_carried'],
    ['what is due together', (store) => store.outbox.dueTogether('x', NOW, 50), 'USING INDEX notices_unsent'],
    [
      'accounts that begin with what is typed',
      (store) => searched(store, 'fab'),
      'INDEX accounts_by_words (words>? AND words<?)',
    ],
    [
      'accounts that hold what is typed',
      (store) => searched(store, 'fab'),
      'SCAN accounts USING INDEX accounts_by_words',
    ],
    ['the account of a website', (store) => store.accounts.byRef('fabrikam.com'), 'INDEX accounts_by_domain'],
    ['the account of a CRM record', (store) => store.accounts.byRef('0015g1'), 'INDEX accounts_by_record'],
    ['the account of a name', (store) => store.accounts.byName('Fabrikam'), 'INDEX accounts_by_key'],
    ['the history of a handoff', (store) => store.history('x'), 'USING INDEX events_by_handoff'],
    ['what somebody has on their desk', (store) => store.deskOf('U0SAM'), 'USING INDEX handoffs_open_by_ae'],
    ['a partner with its contacts', (store) => store.partner('x'), 'USING INDEX contacts_by_partner'],
    [
      'a packet that was sent before',
      async (store) => {
        const decision = send(sending(packetOf(), TIME));
        const refuseRepeated = () => undefined;
        await store.create({ decision, requestKey: 'a form', decideOnPrevious: null, refuseRepeated });
      },
      'USING INDEX handoffs_by_author_and_account',
    ],
    [
      'what waits of a partner',
      async (store) => {
        const decision = send({ ...sending(packetOf(), TIME), id: 'H9999999' });
        const refuseRepeated = () => undefined;
        await store.create({ decision, requestKey: 'another form', decideOnPrevious: null, refuseRepeated });
      },
      'USING INDEX handoffs_by_calendar',
    ],
    ['where a deal stands', (store) => store.latestOfDeal('H2345678'), 'USING INDEX handoffs_by_deal'],
    ['what nobody answered', (store) => store.handoffsToTakeIn('U0IRIS'), 'USING INDEX handoffs_by_calendar'],
    ['who has room for one more', (store) => store.peopleWithRoom(3), 'USING INDEX handoffs_open_by_ae'],
    [
      'the cards that say that a partner is paused',
      (store) => {
        const paused = { since: NOW, by: 'U0ALEX' };
        return store.changePartner('brightwater', (partner) => ({ ...partner, paused }), NOW, {});
      },
      'USING INDEX notices_by_handoff',
    ],
    ['what a lost channel holds up', (store) => store.partnerChannels.standing('x', 'y'), 'notices_dead_letters'],
    ['a form that was sent before', (store) => store.handoffOfRequest('x'), 'USING INDEX handoffs_request_key_unique'],
  ])('%s', { tags: 'thorough' }, async (_, ask, index) => {
    const plans = await plansOf(ask);
    expect(plans.join('\n')).toContain(index);
    expect(plans.filter((plan) => /^SCAN (handoffs|notices|events)$/.test(plan))).toEqual([]);
  });

  test('the open handoffs of one person', async () => {
    const plans = await plansOf((store) => store.openHandoffsOf('U0SAM', 50));
    expect(plans.join('\n')).toMatch(/handoffs_open_by_author[\s\S]*handoffs_open_by_ae/);
  });

  test('what waits to be counted', async () => {
    const plans = await plansOf((store) => store.outbox.unsent());
    expect(plans.join('\n')).toContain('notices_unsent');
  });
});
