import type { KnownBlock } from '@slack/web-api';
import type { Partner, PartnerKey } from '../../core/partner/partner.ts';
import type { PartnerTyped } from '../../core/partner/partner-form.ts';
import {
  ACCOUNT_NAMES,
  type AccountName,
  type PartnerUpdate,
  PARTNER_UPDATES,
  type PauseBox,
} from '../../core/partner/telling.ts';
import { type FormState, valueOf, valuesOf } from '../kit/form-values.ts';
import { field, option, rich } from '../kit/kit.ts';
import { pausedWords } from './pause.ts';

/** How a partner is told: the fields of its form, and their reader. */

export const ACCOUNT_NAME_WORDS: Record<AccountName, string> = {
  name: 'Its name',
  code: 'A code: the handoff’s reference, for example H7K2M4QX',
};

export const UPDATE_WORDS: Record<PartnerUpdate, { label: string; means: string }> = {
  dates: { label: 'Delays and new dates', means: 'The promised day moved, or may not be kept.' },
  somebody_else: { label: 'Somebody else is asked', means: 'Another account executive has it now.' },
  progress: { label: 'Progress', means: 'A completed packet, an introduction, next moves.' },
};

const ACCOUNT = 'account_shown_as' satisfies PartnerKey;
const UPDATES = 'updates' satisfies PartnerKey;
const PAUSE = 'paused';
const YES = 'yes';

/** A registered partner can be paused too. */
export function tellingFields(partner: Partner | null, typed: PartnerTyped): KnownBlock[] {
  const names = ACCOUNT_NAMES.map((name) => option(ACCOUNT_NAME_WORDS[name], name));
  const updates = PARTNER_UPDATES.map((update) =>
    option(UPDATE_WORDS[update].label, update, UPDATE_WORDS[update].means),
  );
  const chosenName = names.find(({ value }) => value === typed.account_shown_as);
  const chosen = updates.filter(({ value }) => value !== undefined && typed.updates.includes(value));
  return [
    field({
      key: ACCOUNT,
      label: 'Account shown as',
      hint: 'With a code nothing the bot says there names the account. What people write for the partner (next moves, a sentence) leaves as it is.',
      element: { type: 'radio_buttons', options: names, ...(chosenName ? { initial_option: chosenName } : {}) },
    }),
    field({
      key: UPDATES,
      label: 'Updates sent',
      hint: 'Outcomes and requests are always posted, and the card is always kept current.',
      optional: true,
      element: { type: 'checkboxes', options: updates, ...(chosen.length > 0 ? { initial_options: chosen } : {}) },
    }),
    ...(partner ? pauseField(partner, typed.pause) : []),
  ];
}

/** A field of its own for each pause: an open form neither lifts nor begins one that it did not show. */
const keyOfPause = (since: number | null): string => (since === null ? PAUSE : `${PAUSE}:${since}`);

function pauseField(partner: Partner, { isTicked }: PauseBox): KnownBlock[] {
  const box = option('Post nothing for now', YES, 'What waits is kept. Then only what still holds is said.');
  return [
    ...(partner.paused === null ? [] : [rich(pausedWords(partner, partner.paused))]),
    field({
      key: keyOfPause(partner.paused?.since ?? null),
      label: 'Pause',
      optional: true,
      element: { type: 'checkboxes', options: [box], ...(isTicked ? { initial_options: [box] } : {}) },
    }),
  ];
}

export function readTelling(state: FormState): Pick<PartnerTyped, 'account_shown_as' | 'updates' | 'pause'> {
  const key = Object.keys(state).find((one) => one === PAUSE || one.startsWith(`${PAUSE}:`)) ?? PAUSE;
  const since = Number(key.slice(PAUSE.length + 1));
  return {
    account_shown_as: valueOf(state, ACCOUNT),
    updates: valuesOf(state, UPDATES),
    pause: { isTicked: valuesOf(state, key).includes(YES), since: key === PAUSE ? null : since },
  };
}
