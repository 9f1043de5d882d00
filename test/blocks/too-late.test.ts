import { describe, expect, test } from 'vitest';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { IntakeCall } from '../../src/core/handoff/handoff-notices.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import { asItStands, brightwater, everyState, NOW, packetOf, windowIn } from '../support/packets.ts';

const states = everyState(packetOf());
const PLENTY = { ms: 8 * 60 * 60_000, isLastDay: false, dials: [] };
const draw = (notice: Notice, handoff: Handoff) =>
  drawNotice(notice, {
    ...asItStands(handoff),
    partner: brightwater,
    reader: null,
    previous: null,
    stuck: null,
    left: PLENTY,
    intakeOwner: 'U0IRIS',
  });

describe('what has come too late to be said', () => {
  const { deadlineAt } = windowIn(states.lapsed);

  test.each(['lapse_ae', 'lapse_author', 'partner_delay', 'escalation'] as const)(
    '%s is of one window: not said once it was opened anew, moved on or answered',
    (kind) => {
      expect(draw({ kind, deadlineAt }, states.lapsed)).not.toBeNull();
      const { extended, accepted } = states;
      const later = [extended, states['re-routed'], states['re-routed and lapsed'], states['accepted late'], accepted];
      for (const handoff of later) expect(draw({ kind, deadlineAt }, handoff)).toBeNull();
    },
  );

  test('a call to the intake owner is about what still holds', () => {
    const lapsed: IntakeCall = { about: 'lapsed', deadlineAt };
    const proposed: IntakeCall = { about: 'proposed', version: 2 };
    const aeGone: IntakeCall = { about: 'ae_gone', round: 1 };
    const call = (about: IntakeCall, handoff: Handoff) => draw({ kind: 'intake_call', ...about }, handoff);
    expect(call(lapsed, states.lapsed)).not.toBeNull();
    expect(call(lapsed, states.extended)).toBeNull();
    expect(call(lapsed, states['re-routed and lapsed'])).toBeNull();
    expect(call(proposed, states.proposed)).not.toBeNull();
    expect(call(proposed, states['re-routed'])).toBeNull();
    expect(call(aeGone, states.awaiting)).not.toBeNull();
    expect(call(aeGone, states['re-routed'])).toBeNull();
    for (const about of [lapsed, proposed, aeGone]) {
      expect(call(about, states['withdrawn by intake'])).toBeNull();
      expect(call(about, states.accepted)).toBeNull();
    }
  });

  test('a new date is told to whose date it is, while it is ahead', () => {
    const extended: Notice = { kind: 'ae_news', news: 'extended', version: 2, person: 'U0SAM' };
    expect(draw(extended, states.extended)).not.toBeNull();
    expect(draw(extended, states['re-routed'])).toBeNull();
    const retimed = { news: 'retimed', version: 2 } as const;
    const notices: Notice[] = [
      { kind: 'ae_news', ...retimed, person: 'U0SAM' },
      { kind: 'author_news', ...retimed },
      { kind: 'partner_news', ...retimed },
    ];
    for (const notice of notices) {
      const late = [states.lapsed, states.accepted, states['withdrawn by intake']];
      for (const handoff of late) expect(draw(notice, handoff)).toBeNull();
    }
  });

  test('a reminder is of the window that runs', () => {
    const reminder: Notice = { kind: 'reminder', reminder: 'halfway', at: NOW + 1 };
    const remindedAt = (at: number): Handoff => ({
      ...states.awaiting,
      window: { ...states.awaiting.window, remindedAt: at },
    });
    expect(draw(reminder, remindedAt(NOW + 1))).not.toBeNull();
    expect(draw(reminder, remindedAt(NOW + 2))).toBeNull();
    for (const handoff of [states.lapsed, states['re-routed'], states.extended, states.accepted]) {
      expect(draw(reminder, handoff)).toBeNull();
    }
  });
});

test('the card of an earlier account executive says where it went, and shows nothing to press and nothing of the packet', () => {
  const { 're-routed': rerouted } = states;
  const card = JSON.stringify(draw({ kind: 'ae_card', person: 'U0SAM' }, rerouted));
  expect(card).toContain('U0PRIYA');
  expect(card).not.toMatch(/"type":"actions"/);
  expect(card).not.toContain(rerouted.packet.evidence.slice(0, 20));
});
