import { describe, expect, test } from 'vitest';
import { drawNotice } from '../../../src/blocks/notices/render.ts';
import { isForPartner } from '../../../src/core/notices/notice-rules.ts';
import { isWanted } from '../../../src/core/partner/partner-updates.ts';
import { PARTNER_UPDATES, type PartnerUpdate, pauseAfter, updatesOf } from '../../../src/core/partner/telling.ts';
import { KINDS, noticesOf } from '../../blocks/drawn.ts';
import { asItStands, brightwater, everyState, NOW, packetOf } from '../../support/packets.ts';

const notices = KINDS.flatMap((kind) => Object.entries(noticesOf(kind, everyState(packetOf()).awaiting)));
const toPartner = notices.filter(([, notice]) => isForPartner(notice));
const without = (...leftOut: PartnerUpdate[]) =>
  toPartner.flatMap(([name, notice]) => (isWanted(notice, { leftOut }) ? [] : [name]));

describe('what a partner can do without', () => {
  test('is delays and new dates, and that somebody else is asked; outcomes and cards always reach it', () => {
    expect(without()).toEqual([]);
    expect(without('dates')).toEqual([
      'partner_delay',
      'partner_news_retimed',
      'partner_news_extended',
      'partner_news_put_off',
      'partner_moves_seller_changed',
    ]);
    expect(without('somebody_else')).toEqual(['partner_news_rerouted']);
    expect(without(...PARTNER_UPDATES)).not.toContain('partner_card');
    expect(without(...PARTNER_UPDATES)).not.toContain('partner_decision');
    expect(without(...PARTNER_UPDATES)).not.toContain('partner_news_withdrawn');
  });

  test('is nothing that our own people read', () => {
    const inside = notices.filter(([, notice]) => !isForPartner(notice));
    expect(inside.every(([, notice]) => isWanted(notice, { leftOut: PARTNER_UPDATES }))).toBe(true);
  });

  test('an update that comes with a later version is posted until somebody leaves it out', () => {
    expect(updatesOf({ leftOut: ['dates'] })).toEqual(['somebody_else', 'progress']);
    expect(updatesOf({ leftOut: [] })).toEqual([...PARTNER_UPDATES]);
  });
});

test('a partner that reads a code never reads the account’s name, whatever happens to the handoff', () => {
  const name = 'Canary Freight';
  for (const handoff of Object.values(everyState(packetOf({ account: name })))) {
    const context = {
      ...asItStands(handoff),
      reader: null,
      stuck: null,
      previous: null,
      left: null,
      intakeOwner: 'U0IRIS',
    };
    const drawn = (accountShownAs: 'name' | 'code') =>
      JSON.stringify(
        toPartner.map(([, notice]) => drawNotice(notice, { ...context, partner: { ...brightwater, accountShownAs } })),
      );
    expect(drawn('code')).not.toContain(name);
    expect(drawn('code').includes(handoff.id)).toBe(drawn('name').includes(name));
  }
});

describe('the pause after a form is saved', () => {
  const older = { since: NOW - 1, by: 'U0ALEX' };
  const made = { since: NOW, by: 'U0ADA' };

  test.each([
    ['ticked: it begins', null, { isTicked: true, since: null }, made],
    ['not ticked: there is none', null, { isTicked: false, since: null }, null],
    ['ticked as it was: it goes on, as it began', older, { isTicked: true, since: older.since }, older],
    ['no longer ticked: it is lifted', older, { isTicked: false, since: older.since }, null],
    ['opened before it began, and saved without a tick: it goes on', older, { isTicked: false, since: null }, older],
    ['opened before it began, and ticked too: the first one goes on', older, { isTicked: true, since: null }, older],
    [
      'opened in an earlier pause, and saved without a tick: this one goes on',
      older,
      { isTicked: false, since: 5 },
      older,
    ],
    ['lifted since, and still ticked: it stays lifted', null, { isTicked: true, since: older.since }, null],
  ])('%s', (_, current, box, after) => {
    expect(pauseAfter(current, box, made)).toEqual(after);
  });
});
