import { describe, expect, test } from 'vitest';
import { draft, type Handoff, type Presser } from '../../../src/core/handoff/handoff.ts';
import { type Packet, PACKET_KEYS } from '../../../src/core/packet/packet.ts';
import { land, refuseAe, refuseRepeated, send, supersede } from '../../../src/core/handoff/sending.ts';
import { iris, maya, NOW, packetOf, priya, sam, sending, TIME, windowIn, ZONE } from '../../support/packets.ts';
import { checkTable, rowsByStanding, states, type Thing } from '../life-table.ts';
import { namesakeOf } from '../outsiders.ts';

const LATER = NOW + 7_200_000;

const things: Record<string, Thing> = {
  'the account executive is found': (handoff) => land(handoff, TIME, LATER),
  'the account executive cannot be asked': (handoff) => refuseAe(handoff, 'Choose another.', LATER),
  'the author sends a mended one': (handoff) => supersede(handoff, maya, LATER),
};

const ALREADY_SENT = 'This handoff has already been sent.';
const ALREADY = [ALREADY_SENT, ALREADY_SENT];
const isOut = [...ALREADY, 'This handoff is still with the account executive.'];
const isClosed = [...ALREADY, 'nothing'];

describe('what sending brings', () => {
  checkTable(things, {
    ...rowsByStanding({
      'a draft': [
        'sent → awaiting: ae_card(U0SAM) partner_card',
        'ae_refused → draft: ae_refused',
        'withdrawn → closed:',
      ],
      'with Sam': isOut,
      'with Priya': isOut,
      withdrawn: isClosed,
      'accepted by Sam': [...ALREADY, '<@U0SAM> has already accepted this handoff. Nothing has changed.'],
      'accepted by Priya': [...ALREADY, '<@U0PRIYA> has already accepted this handoff. Nothing has changed.'],
      'declined by Sam': [...ALREADY, 'mended → closed: ae_card(U0SAM)'],
      'declined by Sam for Priya': [...ALREADY, 'mended → closed: ae_card(U0SAM)'],
      'closed after Sam declined': isClosed,
    }),
    // Said already: two looks at the same draft are one refusal.
    refused: ['sent → awaiting: ae_card(U0SAM) partner_card', 'nothing', 'withdrawn → closed:'],
  });
});

describe('a handoff', () => {
  test('begins with the author alone while Slack has not said who the account executive is', () => {
    const { next: handoff, notices, event } = send(sending(packetOf(), null));
    expect(handoff).toMatchObject({ stage: 'draft', nextActionAt: NOW, version: 1 });
    expect(handoff).not.toHaveProperty('window');
    expect(notices).toEqual([]);
    expect(event).toEqual({ kind: 'kept', actor: 'U0MAYA', at: NOW });
  });

  test('begins with the window once it has landed: three business days in the account executive’s zone', () => {
    const { next: handoff, event } = send(sending(packetOf(), TIME));
    expect(handoff).toMatchObject({
      stage: 'awaiting',
      window: { landedAt: NOW, aeZone: ZONE, calendarVersion: 1, lengthDays: 3 },
    });
    expect(windowIn(handoff).deadlineAt).toBe(Date.parse('2026-11-27T17:00:00-05:00'));
    expect(event).toEqual({ kind: 'sent', actor: 'U0MAYA', at: NOW, detail: 'U0SAM', hearBy: '2026-11-30' });
  });

  test('that lands after a while has its whole window from then on', () => {
    const handoff = states['landed after a while'];
    expect(windowIn(handoff)).toMatchObject({ landedAt: NOW + 3_600_000, remindedAt: NOW + 3_600_000 });
    expect(handoff).not.toHaveProperty('aeRefusal');
    expect(windowIn(handoff).deadlineAt).toBe(Date.parse('2026-11-27T17:00:00-05:00'));
  });

  test('that was refused is looked at again by nobody until its author mends it', () => {
    expect(states.refused).toMatchObject({ stage: 'draft', nextActionAt: null });
    expect(draft(states.refused)?.aeRefusal).toContain('is a guest');
  });

  test('freezes the credit when it is sent', () => {
    expect(states.awaiting.classification).toBe('partner_influenced');
    expect(states.declined.classification).toBe('partner_influenced');
    expect(states['re-routed'].classification).toBe('partner_influenced');
  });
});

test.each<[string, Presser]>([
  ['the account executive', sam],
  ['the one who is better placed', priya],
  ['the intake owner', iris],
  ['somebody of another company with the same id', namesakeOf(maya)],
])('%s cannot send it again, whatever state it is in', (_, by) => {
  for (const handoff of Object.values(states)) {
    expect(() => supersede(handoff, by, LATER)).toThrow('Only <@U0MAYA> can send this handoff again.');
  }
});

describe('the same packet', () => {
  const { next: sent } = send({ ...sending(packetOf(), TIME), id: 'H9999999' });

  test.each(Object.entries(states))('sent again while the first one is %s', (name, first) => {
    const again = () => refuseRepeated(sent, { earlier: [first], waiting: [] });
    // These never reached anybody, or are other ones now: the store looks at those as their author sent them.
    if (['refused', 'withdrawn', 'corrected'].includes(name) || first.packet.ae !== sent.packet.ae)
      expect(again).not.toThrow();
    else expect(again).toThrow(/^You have sent this already, as H2345678: it is not sent twice\. Type/);
  });

  test.each(PACKET_KEYS)('is another one when %s differs', (key) => {
    const packet: Packet = { ...packetOf(), [key]: key === 'window_days' ? 5 : 'another' };
    expect(() => refuseRepeated({ ...sent, packet }, { earlier: [states.awaiting], waiting: [] })).not.toThrow();
  });

  test('is looked for among all of its author’s', () => {
    const other = { ...states.awaiting, id: 'H1111111', packet: packetOf({ account: 'Contoso' }) };
    expect(() => refuseRepeated(sent, { earlier: [other, states.accepted], waiting: [] })).toThrow('as H2345678');
    expect(() => refuseRepeated(sent, { earlier: [other], waiting: [] })).not.toThrow();
    expect(() => refuseRepeated(sent, { earlier: [], waiting: [] })).not.toThrow();
  });

  test('of a deal that somebody else has handed off waits until that is answered', () => {
    const theirs = { ...states.awaiting, author: 'U0OMAR' };
    const again = (changes: Partial<Packet>, waiting = [theirs]) => {
      const packet = packetOf({ why_account: 'Another reason.', ...changes });
      return () => refuseRepeated({ ...sent, packet }, { earlier: [], waiting });
    };
    expect(again({ account: ' fabrikam  LOGISTICS.' })).toThrow(
      '<@U0OMAR> has handed off this account with this partner already, as H2345678, and <@U0SAM> has not answered yet.',
    );
    expect(again({}, [])).not.toThrow();
    expect(again({ account: 'Contoso' })).not.toThrow();
    expect(again({ opportunity: 'https://crm.example.com/006' })).not.toThrow();
    expect(again({ partner: 'another' })).not.toThrow();
    const { next: onItsWay } = send({ ...sending(packetOf(), null), author: 'U0OMAR' });
    const draftOfTheirs = () =>
      refuseRepeated({ ...sent, packet: packetOf({ why_account: 'Another.' }) }, { earlier: [], waiting: [onItsWay] });
    expect(draftOfTheirs).toThrow('as H2345678, and it goes out once Slack says who is in it.');
  });

  test('may be that of the handoff that it mends: the author reads that nothing has changed', () => {
    expect(() =>
      refuseRepeated({ ...sent, revisionOf: 'H2345678' }, { earlier: [states.awaiting], waiting: [] }),
    ).not.toThrow();
  });
});

describe('the deal of a mended packet', () => {
  const mend = (previous: Handoff, id: string) => {
    const packet = packetOf({ evidence: 'Notes: https://docs.example.com/2' });
    return send({ ...sending(packet, TIME), id, previous, now: LATER });
  };

  test('goes on: the partner reads in the thread that it knows that it was completed', () => {
    const { next, notices } = mend(states.mended, 'H2');
    expect(next.deal).toBe(states.mended.deal);
    expect(notices.map(({ kind }) => kind)).toEqual(['ae_card', 'partner_card', 'partner_news']);
  });

  test('begins with it when the first one never landed: a partner who has heard of nothing reads of no completing', () => {
    const { next, notices } = mend(states.withdrawn, 'H2');
    expect(next.deal).toBe('H2');
    expect(notices.map(({ kind }) => kind)).toEqual(['ae_card', 'partner_card']);
  });

  test('goes on when what never landed was itself mended', () => {
    const unsent = { ...states.withdrawn, id: 'H2', deal: states.mended.id };
    expect(mend(unsent, 'H3').next.deal).toBe(states.mended.id);
  });
});
