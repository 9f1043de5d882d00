import type { Chance } from './chance.ts';
import type { Deed, Hands } from './hands.ts';

/** What people do about a conflict check: whoever is asked signs or returns it, and once nobody did in time somebody else is asked. */

const WITH_OTHER_WORDS: Deed = {
  button: 'Clear with other words…',
  kind: 'cleared',
  typed: { 'Partner’s move': ['The partner has confirmed its move'] },
};
const RETURN: Deed = {
  button: 'Return…',
  kind: 'returned',
  typed: { 'What stands in the way': 'Another partner has registered it.' },
};
const CLEAR = ['Clear'];

/** `intakeOwner` owns the partners as well, and so is asked first; `others` may be asked after that, by id and name. */
export function createCheckDeeds({ decide, press }: Hands, chance: Chance, intakeOwner: string) {
  return {
    sign: (others: Record<string, string>) => {
      const signer = chance.oneIn(3) ? chance.pick(Object.keys(others)) : intakeOwner;
      switch (chance.upTo(6)) {
        case 0:
          return decide(signer, WITH_OTHER_WORDS);
        case 1:
        case 2:
          return decide(signer, RETURN);
        case 3:
          return decide(intakeOwner, passingTo(chance.pick(Object.values(others))));
        default:
          return press(signer, CLEAR);
      }
    },
  };
}

const passingTo = (name: string): Deed => ({
  button: 'Somebody else signs…',
  kind: 'check_passed',
  typed: { 'Who signs': name },
});
