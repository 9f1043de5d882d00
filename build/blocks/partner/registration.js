import { cut } from '../../core/text.js';
import { dayInFull, dayWords } from '../../core/time/day-words.js';
import { bold, context, header, rich, words } from '../kit.js';
import { bare, mrkdwn, summary } from '../mrkdwn.js';
/** The card of a registration in the partner's channel, in every state. */
const TITLES = {
    registered: 'Registered',
    extended: 'Registration extended',
    ends_soon: 'Registration ends soon',
    looked_at: 'Registration being looked at',
    not_confirmed: 'Registration not confirmed',
    ended: 'Registration ended',
    withdrawn: 'Registration withdrawn',
};
export function partnerRegistration(view) {
    const title = TITLES[view.state];
    const said = sentenceOf(view);
    return {
        text: summary `${title}: ${view.account}. ${said}`,
        blocks: [
            header(`${title}: ${cut(view.account, 110)}`),
            rich([words(said)], ...whoIsOnIt(view)),
            context(mrkdwn `Reference ${bare(view.reference)}`),
        ],
    };
}
/** Once it holds no more, nobody is on it. */
const OVER = ['not_confirmed', 'ended', 'withdrawn'];
function whoIsOnIt({ state, contact }) {
    return OVER.includes(state) ? [] : [[bold('Your person on it: '), words(contact)]];
}
/** Only the first posting of the card notifies anybody. */
function sentenceOf(view) {
    const until = dayWords(view.until, view.writtenAt);
    switch (view.state) {
        case 'registered':
        case 'extended':
            return `It holds until ${until}.`;
        case 'ends_soon':
            return `It ends on ${until}. Tell us when you still work on it.`;
        case 'looked_at':
            return `You will hear from us by ${dayInFull(view.hearBy, view.writtenAt)}.`;
        case 'not_confirmed':
            return 'We could not confirm it. Whoever looks after you on our side tells you more.';
        case 'ended':
            return `It ended on ${until}.`;
        case 'withdrawn':
            return 'It does not hold any more. Whoever looks after you on our side tells you more.';
        default:
            return view;
    }
}
