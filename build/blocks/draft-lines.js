import { dayWords } from '../core/time/day-words.js';
import { valueOf } from './form-values.js';
import { ACTION, VIEW } from './ids.js';
import { actions, bold, button, field, modal, rich, words } from './kit.js';
import { counted } from './words.js';
/** What is said of a draft wherever it is named, its buttons, and the form behind "Later…" with its reader. */
export function draftName({ account }) {
    return account ?? 'No account yet';
}
/** "Brightwater Consulting, Lena Ortiz"; null while neither was chosen. */
export function whoActs({ partner, contact }) {
    const known = [partner, contact].filter((name) => name !== null);
    return known.length === 0 ? null : known.join(', ');
}
/** "Partner’s touch Tue 17 Nov, 4 business days ago." */
export function touchWords({ touchOn, touchAge, asOf }) {
    const age = touchAge === 0 ? 'today' : `${counted(touchAge, 'business day')} ago`;
    return `Partner’s touch ${dayWords(touchOn, asOf)}, ${age}.`;
}
/** When it ends, or wakes. */
export function aheadWords(summary) {
    const { wakesOn, expiresOn, keptUntil } = summary;
    const said = (day) => dayWords(day, summary.asOf);
    if (keptUntil !== null)
        return `Kept until ${said(keptUntil)}.`;
    if (wakesOn !== null)
        return `You hear of it on ${said(wakesOn)}.`;
    return expiresOn === null ? '' : `It expires on ${said(expiresOn)} unless you go on with it.`;
}
export function draftButtons({ id }) {
    return actions(button('Continue', ACTION.continueDraft, id, 'primary'), button('Later…', ACTION.putOffDraft, id), button('Throw away', ACTION.throwAwayDraft, id));
}
export function bringBackButton({ id }) {
    return actions(button('Bring back', ACTION.bringBackDraft, id));
}
export function namedDraft(summary) {
    const who = whoActs(summary);
    return [bold(draftName(summary)), ...(who === null ? [] : [words(` · ${who}`)])];
}
export function putOffDraftModal(summary) {
    const next = ' You hear of it in the morning of that day, and it does not expire before.';
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
export const readPutOffDraftModal = (state) => valueOf(state, 'wakes_on');
