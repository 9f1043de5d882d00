import { describe, expect, test } from 'vitest';
import { faultsInTelling, type Read } from '../../torture/told.ts';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { type Happened, TOLD } from '../../torture/told-table.ts';

const SENT: Happened = { kind: 'sent', actor: 'U0MAYA', at: 1, detail: 'U0SAM', hearBy: '2026-11-26' };
const ACCEPTED: Happened = { kind: 'accepted', actor: 'U0SAM', at: 2 };
const OPENED: Happened = { kind: 'opportunity', actor: 'U0SAM', at: 3 };
const REOPENED: Happened = { kind: 'reopened', actor: 'U0SAM', at: 3, hearBy: '2026-11-26' };

const read = (text: string): Read => ({ text, words: '@U0SAM' });
const accepted = read('Accepted: Fernwerk AG');
const opened = read('Opportunity opened: Fernwerk AG');
const takenBack = read('Not decided after all: Fernwerk AG');

/** What the author has read. */
const faults = (events: Happened[], ...messages: Read[]) =>
  faultsInTelling({ reader: 'U0MAYA', roles: ['author'], author: 'U0MAYA', events: [SENT, ...events], messages });

describe('what an author has read', () => {
  test('is right when each event was told in order, once', () => {
    expect(faults([ACCEPTED, OPENED], accepted, opened)).toEqual([]);
  });

  test('is right when an answer and its correction were both told, or both left out', () => {
    expect(faults([ACCEPTED, REOPENED], accepted, takenBack)).toEqual([]);
    expect(faults([ACCEPTED, REOPENED])).toEqual([]);
  });

  test('is wrong when one event was told twice', () => {
    expect(faults([ACCEPTED], accepted, accepted)).toEqual(['accepted (2) is told twice: "Accepted: Fernwerk AG"']);
  });

  test('is wrong when the later event was told first', () => {
    expect(faults([ACCEPTED, OPENED], opened, accepted)).toEqual([
      'accepted (2) is told out of order: "Accepted: Fernwerk AG"',
    ]);
  });

  test('is wrong when an event was never told', () => {
    expect(faults([ACCEPTED, OPENED], opened)).toEqual(['accepted (2) is never told']);
  });

  test('is wrong when an event was told in words of a later moment', () => {
    const byAnother = { text: 'Accepted: Fernwerk AG', words: '@U0PRIYA' };
    expect(faults([ACCEPTED], byAnother)).toEqual([
      'accepted (2) is not told in words of its moment: no "@U0SAM" in "Accepted: Fernwerk AG"',
    ]);
  });

  test('is wrong when a correction was told of something that was not', () => {
    expect(faults([ACCEPTED, REOPENED], takenBack)).toContain('reopened (3) takes back what was never told');
  });

  test('is wrong when it tells of something that has not happened', () => {
    expect(faults([], accepted)).toEqual(['nothing has happened of which this tells: "Accepted: Fernwerk AG"']);
  });
});

test('the table says of each kind of event who hears of it', () => {
  expect(Object.keys(TOLD).toSorted()).toEqual([...EVENT_KINDS].toSorted());
});
