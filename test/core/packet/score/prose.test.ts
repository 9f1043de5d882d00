import { describe, expect, test } from 'vitest';
import { namesByPlace } from '../../../../src/core/packet/score/names.ts';
import { said } from '../../../../src/core/packet/score/said.ts';
import { whenIn } from '../../../../src/core/packet/score/when.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const whenOf = (text: string) => {
  const { isRecent, isOld, isAhead } = whenIn(said(text), NOW);
  return [isRecent && 'lately', isOld && 'long ago', isAhead && 'ahead'].filter((one) => one !== false).join(', ');
};

describe('a time is found however people say it', () => {
  test.each([
    ['three weeks ago', 'lately'],
    ['a couple of weeks ago', 'lately'],
    ['seven months ago', 'long ago'],
    ['Fri: they stopped the line', 'lately'],
    ['on 2026-11-15', 'lately'],
    ['on 20/11/2026', 'lately'],
    ['on the 20th', 'lately'],
    ['15 March 2025', 'long ago'],
    ['last year', 'long ago'],
    ['next quarter', 'ahead'],
    ['within sixty days', 'ahead'],
    ['by Easter', 'ahead'],
    ['vor drei Wochen', 'lately'],
    ['vor zwei Jahren', 'long ago'],
    ['am 15. November', 'lately'],
    ['letzte Woche', 'lately'],
    ['hace tres semanas', 'lately'],
    ['la semana pasada', 'lately'],
    ['il y a trois semaines', 'lately'],
    ['il y a deux ans', 'long ago'],
    ['há duas semanas', 'lately'],
    ['às quintas', 'lately'],
    ['due settimane fa', 'lately'],
    ['drie weken geleden', 'lately'],
    ['elke morgen', 'lately'],
    ['the second plant may need one', ''],
    ['mon usine', ''],
    ['una segunda sede', ''],
  ])('%s: %s', (text, expected) => {
    expect(whenOf(text)).toBe(expected);
  });
});

describe('a name is known by its place', () => {
  test.each([
    ['After Tuesday’s flood Dougal told us twice', ['dougal']],
    ['Siobhan has tea with Dougal', ['dougal']],
    ['sagte Korbinian', ['korbinian']],
    ['Joris praat met Ineke', ['ineke']],
    ['The board said no', []],
    ['The night shift said no', []],
    ['Procurement mentioned it', []],
    ['Residents complained', []],
    ['last week said', []],
    ['with the new owner', []],
  ])('%s', (text, expected) => {
    expect(namesByPlace(said(text), ['siobhan', 'joris'])).toEqual(expected);
  });
});
