import { describe, expect, test } from 'vitest';
import { readBackup, readRestore, WrongArguments } from '../../src/commands/arguments.ts';
import { readErase } from '../../src/commands/erase.ts';
import { readArguments, WrongArguments as WrongOfImport } from '../../src/import/arguments.ts';

/** What is typed behind the commands beside the bot. How such a process ends, and that it says how it is typed, is asked of it in `test/process`. */

const READERS = { backup: readBackup, restore: readRestore, erase: readErase, import: readArguments };

describe('what was typed wrongly is said in a sentence', () => {
  test.each([
    ['backup', [], 'Into which folder?'],
    ['backup', ['a', '--keep', 'none'], '--keep is a whole number from 1.'],
    ['restore', [], 'Which backup?'],
    ['restore', ['a', 'b'], 'One at a time.'],
    ['erase', [], 'What is to be erased: person, partner, handoff?'],
    ['erase', ['company', 'Brightwater'], 'What is to be erased: person, partner, handoff?'],
    ['erase', ['person'], 'Which person?'],
    ['erase', ['person', 'Lena', 'Fischer'], 'One at a time; a name with spaces stands in quotes.'],
    ['erase', ['person', 'U0LENA', '--named', 'L'], 'A name has two letters at least.'],
    ['erase', ['person', 'U0LENA', '--named', '🦄 %_ 12'], 'A name has two letters at least.'],
    ['erase', ['handoff', 'H1234567', '--named', 'Lena'], '--named goes with a person or a partner.'],
    ['import', [], 'Which file?'],
    ['import', ['a.csv', '--force'], '--force'],
    ['import', ['a.csv', '--kind', 'deals'], '--kind is one of: accounts, partners, people.'],
    ['import', ['a.csv', 'b.csv'], 'One file at a time.'],
  ] as const)('%s %j', (command, typed, sentence) => {
    const read = () => READERS[command]([...typed]);
    expect(read).toThrow(command === 'import' ? WrongOfImport : WrongArguments);
    expect(read).toThrow(sentence);
  });
});
