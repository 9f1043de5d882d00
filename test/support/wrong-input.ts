import { WrongInput } from '../../src/core/kernel/errors.ts';

/** What is wrong with a form, by field; fails the test when nothing is. */
export function errorsOf(read: () => unknown): Readonly<Record<string, string>> {
  try {
    read();
  } catch (error) {
    if (error instanceof WrongInput) return error.errors;
    throw error;
  }
  throw new Error('Nothing was wrong.');
}
