import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import type { DraftSummary } from '../../core/packet/draft-summary.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { Day } from '../../core/time/instant.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { ACTION, VIEW } from '../ids.ts';
import { actions, bold, button, field, modal, rich, words } from '../kit/kit.ts';
import { counted } from '../kit/words.ts';

/** What is said of a draft wherever it is named, its buttons, and the form behind "Later…" with its reader. */

export function draftName({ account }: Pick<DraftSummary, 'account'>): string {
  return account ?? 'No account yet';
}

/** "Brightwater Consulting, Lena Ortiz"; null while neither was chosen. */
export function whoActs({ partner, contact }: DraftSummary): string | null {
  const known = [partner, contact].filter((name) => name !== null);
  return known.length === 0 ? null : known.join(', ');
}

/** "Partner’s touch Tue 17 Nov, 4 business days ago." */
export function touchWords({ touchOn, touchAge, asOf }: DraftSummary): string {
  const age = touchAge === 0 ? 'today' : `${counted(touchAge, 'business day')} ago`;
  return `Partner’s touch ${dayWords(touchOn, asOf)}, ${age}.`;
}

/** When it ends, or wakes. */
export function aheadWords(summary: DraftSummary): string {
  const { wakesOn, expiresOn, keptUntil } = summary;
  const said = (day: Day) => dayWords(day, summary.asOf);
  if (keptUntil !== null) return `Kept until ${said(keptUntil)}.`;
  if (wakesOn !== null) return `You hear of it on ${said(wakesOn)}.`;
  return expiresOn === null ? '' : `It expires on ${said(expiresOn)} unless you go on with it.`;
}

/** "sent as H2345678 on Tue 24 Nov": its author sent the deal from another form. */
export function sentElsewhere({ overtakenBy, awayOn, asOf }: DraftSummary): string {
  return `sent as ${overtakenBy} on ${dayWords(awayOn ?? '', asOf)}`;
}

export function draftButtons({ id }: Pick<DraftSummary, 'id'>): KnownBlock {
  return actions(
    button('Continue', ACTION.continueDraft, id, 'primary'),
    button('Later…', ACTION.putOffDraft, id),
    button('Throw away', ACTION.throwAwayDraft, id),
  );
}

export function bringBackButton({ id }: Pick<DraftSummary, 'id'>): KnownBlock {
  return actions(button('Bring back', ACTION.bringBackDraft, id));
}

export function namedDraft(summary: DraftSummary): RichTextElement[] {
  const who = whoActs(summary);
  return [bold(draftName(summary)), ...(who === null ? [] : [words(` · ${who}`)])];
}

export function putOffDraftModal(summary: DraftSummary): ModalView {
  const { wakesOn, asOf } = summary;
  const soFar = wakesOn === null ? '' : ` So far it is put off until ${dayWords(wakesOn, asOf)}.`;
  const next = `${soFar} You hear of it in the morning of that day, and it does not expire before.`;
  return modal({
    view: VIEW.putOffDraft,
    title: 'Later',
    submit: 'Put it off',
    id: summary.id,
    blocks: [
      rich([bold(`${draftName(summary)}.`), words(next)]),
      field({ key: 'wakes_on', label: 'Until', element: { type: 'datepicker' } }),
    ],
  });
}

export const readPutOffDraftModal = (state: FormState) => valueOf(state, 'wakes_on');
