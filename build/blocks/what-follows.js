import { dayWords } from '../core/time/day-words.js';
import { ACTION } from './ids.js';
import { actions, bold, button, header, person, rich, words, wordsWithLinks } from './kit.js';
import { counted } from './words.js';
const CHANGE = {
    touch: { action: ACTION.changeTouch, words: 'Change touch or opportunity…' },
    days: { action: ACTION.changeDays, words: 'Change days…' },
    rest: { action: ACTION.changeRest, words: 'Change the rest…' },
};
/** By the words of its button. */
export const changeWords = (group) => CHANGE[group].words;
/** Of the groups that the form does not ask. */
export function whatFollows(form, closed) {
    if (closed.length === 0)
        return [];
    return [
        header('What follows from that'),
        rich(...closed.map((group) => LINES[group](form))),
        actions(...closed.map((group) => button(CHANGE[group].words, CHANGE[group].action, form.draft.id))),
    ];
}
/** A form holds what was typed: text, or nothing yet. */
const text = (value) => (typeof value === 'string' ? value : '');
const LINES = {
    touch: ({ whole, now, draft: { typed } }) => {
        const { partner_touch_on: touch, opportunity, opportunity_created_on: created } = whole;
        const seen = typed.partner_touch_source ?? null;
        const where = text(seen) === ''
            ? [words(', seen at the first link of your evidence')]
            : [words(', seen at '), ...wordsWithLinks(text(seen))];
        const since = created === null ? '' : `, created ${dayWords(text(created), now)}`;
        const deal = text(opportunity) === '' ? [words('none yet')] : [...wordsWithLinks(text(opportunity)), words(since)];
        return [
            bold('Touch: '),
            words(dayWords(text(touch), now)),
            ...where,
            words('. '),
            bold('Opportunity: '),
            ...deal,
            words('.'),
        ];
    },
    days: ({ whole, now }) => [
        bold('Your account executive moves by '),
        words(dayWords(text(whole.seller_move_by), now)),
        words(', the partner by '),
        words(dayWords(text(whole.partner_move_by), now)),
        words(`; the answer is due within ${counted(Number(whole.window_days), 'business day')}.`),
    ],
    rest: (form) => {
        const { questions_to: answers, conflict_note: note } = form.whole;
        const conflicts = text(note) === '' ? 'nothing noted; the alliances owner checks.' : text(note);
        return [
            ...partnerWords(form),
            bold('Questions go to '),
            person(text(answers)),
            words('. '),
            bold('Conflicts: '),
            words(conflicts),
        ];
    },
};
/** For whom the contact acts, and as what; nothing while none is chosen. */
export function partnerWords({ whole: { partner_contact_role: role }, partner }) {
    if (partner === null)
        return [];
    return [bold('Partner: '), words(`${partner.name}${role === null ? '' : `, ${text(role)}`}. `)];
}
