import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { mustBeRight, mustReadForm, readForm, UNREADABLE } from '../../../src/core/kernel/form.ts';
import { errorsOf } from '../../support/wrong-input.ts';

const schema = z.object({
  days: z.int('Write a whole number.').max(10, 'At most 10.'),
  reason: z
    .string('Say why.')
    .trim()
    .min(3, 'Say more.')
    .regex(/^[A-Z]/, 'Begin with a capital.'),
});
const right = { days: 2, reason: ' Away. ' };
const wrong = { days: 11, reason: 'x' };

describe('a form that is right', () => {
  const values = { days: 2, reason: 'Away.' };

  test('gives its values as the rules leave them', () => {
    expect(readForm(schema, right)).toEqual({ values, errors: {} });
    expect(mustReadForm(schema, right)).toEqual(values);
    expect(mustBeRight(readForm(schema, right), {}, {})).toEqual(values);
  });

  test('is refused all the same when something else was found, with all of it', () => {
    const found = () => mustBeRight(readForm(schema, right), { days: 'They are away.' }, { ae: 'A guest.' });
    expect(errorsOf(found)).toEqual({ days: 'They are away.', ae: 'A guest.' });
  });
});

describe('a form that is wrong', () => {
  const errors = { days: 'At most 10.', reason: 'Say more.' };

  test('says all that is wrong at once, and of each field the first fault', () => {
    expect(readForm(schema, wrong)).toEqual({ values: null, errors });
    expect(errorsOf(() => mustReadForm(schema, wrong))).toEqual(errors);
    expect(errorsOf(() => mustReadForm(schema, {}))).toEqual({ days: 'Write a whole number.', reason: 'Say why.' });
  });

  test('is refused with what else was found; beside one field its own fault comes first', () => {
    const found = () => mustBeRight(readForm(schema, wrong), { days: 'They are away.', ae: 'A guest.' });
    expect(errorsOf(found)).toEqual({ ...errors, ae: 'A guest.' });
  });

  test.each([7, true, null, {}, [], [null]])(
    'that no form of ours can send (%j) is answered in our words, where a rule has none',
    (value) => {
      const wordless = z.object({
        note: z.string(),
        day: z.iso.date(),
        choice: z.enum(['a', 'b']),
        list: z.array(z.int()).min(1),
      });
      const { errors: found } = readForm(wordless, { note: value, day: value, choice: value, list: [value] });
      expect(new Set(Object.values(found))).toEqual(new Set([UNREADABLE]));
    },
  );

  test('that is faulty inside a list says so beside the list', () => {
    const list = z.object({ contacts: z.array(z.string('Write a name.')) });
    expect(readForm(list, { contacts: ['Lena', 7, null] }).errors).toEqual({ contacts: 'Write a name.' });
  });
});
