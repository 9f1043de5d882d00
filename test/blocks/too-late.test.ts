import { describe, expect, test } from 'vitest';
import { drawNotice } from '../../src/blocks/render.ts';
import type { Handoff } from '../../src/core/handoff.ts';
import type { NoticeKind } from '../../src/core/notices.ts';
import { brightwater, everyState, NOW, packetOf } from '../support/packets.ts';

describe('what has come too late to be said', () => {
  const states = everyState(packetOf());
  const draw = (kind: NoticeKind, detail: string, handoff: Handoff) =>
    drawNotice(kind, detail, { handoff, partner: brightwater, stuck: null, intakeOwner: 'U0IRIS' });
  const firstDeadline = String(states.lapsed.deadlineAt);

  test.each<NoticeKind>(['lapse_ae', 'lapse_author', 'partner_delay', 'escalation'])(
    '%s is of one window: not said once it was opened anew, moved on or answered',
    (kind) => {
      expect(draw(kind, firstDeadline, states.lapsed)).not.toBeNull();
      const { extended, accepted } = states;
      const later = [extended, states['re-routed'], states['re-routed and lapsed'], states['accepted late'], accepted];
      for (const handoff of later) expect(draw(kind, firstDeadline, handoff)).toBeNull();
    },
  );

  test('a call to the intake owner is about what still holds', () => {
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states.lapsed)).not.toBeNull();
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states.extended)).toBeNull();
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states['re-routed and lapsed'])).toBeNull();
    expect(draw('intake_call', 'proposed:2', states.proposed)).not.toBeNull();
    expect(draw('intake_call', 'proposed:2', states['re-routed'])).toBeNull();
    expect(draw('intake_call', 'ae_gone:1', states.awaiting)).not.toBeNull();
    expect(draw('intake_call', 'ae_gone:1', states['re-routed'])).toBeNull();
    for (const detail of [`lapsed:${firstDeadline}`, 'proposed:2', 'ae_gone:1', '', 'x']) {
      expect(draw('intake_call', detail, states['withdrawn by intake'])).toBeNull();
      expect(draw('intake_call', detail, states.accepted)).toBeNull();
    }
  });

  test('a new date is told to whose date it is, while it is ahead', () => {
    expect(draw('ae_news', 'extended:2:U0SAM', states.extended)).not.toBeNull();
    expect(draw('ae_news', 'extended:2:U0SAM', states['re-routed'])).toBeNull();
    for (const kind of ['ae_news', 'author_news', 'partner_news'] as const) {
      const late = [states.lapsed, states.accepted, states['withdrawn by intake']];
      for (const handoff of late) expect(draw(kind, 'retimed:2:U0SAM', handoff)).toBeNull();
    }
  });

  test('a reminder is of the window that runs', () => {
    const reminded = { ...states.awaiting, remindedAt: NOW + 1 };
    expect(draw('reminder', `halfway:${NOW + 1}`, reminded)).not.toBeNull();
    expect(draw('reminder', `halfway:${NOW + 1}`, { ...reminded, remindedAt: NOW + 2 })).toBeNull();
    for (const handoff of [states.lapsed, states['re-routed'], states.extended, states.accepted]) {
      expect(draw('reminder', `halfway:${NOW + 1}`, handoff)).toBeNull();
    }
  });
});

test('the card of an earlier account executive says where it went, and shows nothing to press and nothing of the packet', () => {
  const { 're-routed': rerouted } = everyState(packetOf());
  const context = { handoff: rerouted, partner: brightwater, stuck: null, intakeOwner: 'U0IRIS' };
  const card = JSON.stringify(drawNotice('ae_card', 'U0SAM', context));
  expect(card).toContain('U0PRIYA');
  expect(card).not.toMatch(/"type":"actions"/);
  expect(card).not.toContain(rerouted.packet.evidence.slice(0, 20));
});
