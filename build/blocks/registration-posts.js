import { EXTENSION_DAYS } from '../core/registering.js';
import { liveRegistration } from '../core/registration.js';
import { dayWords } from '../core/time/day-words.js';
import { ACTION } from './ids.js';
import { actions, bold, button, code, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
/** Null once somebody has said what becomes of it, it is over, or there is a later word of its end. */
export function registrationEnds(context, notice) {
    const live = liveRegistration(context.registration);
    if (!live || live.letEnd || live.warned !== notice.days || live.endsOn !== notice.endsOn)
        return null;
    const lead = `${context.partner.name}’s registration of ${live.account} ends on ${dayWords(live.endsOn, live.registeredAt)}.`;
    return {
        text: summary `${lead}`,
        blocks: [
            rich([bold(lead), ...(live.extension ? [words(' It was extended once, which is the most.')] : [])]),
            ending(live),
        ],
    };
}
function ending({ id, extension }) {
    const letIt = button('Let it end', ACTION.letRegistrationEnd, id);
    return actions(...(extension ? [] : [extendButton(id)]), letIt);
}
export const extendButton = (id) => button(`Extend by ${EXTENSION_DAYS} days`, ACTION.extendRegistration, id, 'primary');
/** What stands in its place. Null while it still asks. */
export function settledEnds(context, notice) {
    if (registrationEnds(context, notice))
        return null;
    const { registration, partner } = context;
    const lead = `${partner.name}’s registration of ${registration.account}`;
    return {
        text: summary `Settled: ${lead}`,
        blocks: [rich([bold(`${lead}: `), ...whatBecameOfIt(registration, notice)])],
    };
}
function whatBecameOfIt(registration, { endsOn }) {
    const { endsOn: lastDay, registeredAt, extension, letEnd } = registration;
    const until = dayWords(lastDay, registeredAt);
    switch (registration.state) {
        case 'ended':
            return [words(`it ended on ${until}.`)];
        case 'withdrawn':
            return [person(registration.withdrawnBy), words(` has withdrawn it: ${registration.reason}`)];
        case 'live':
            if (extension && lastDay !== endsOn)
                return [person(extension.by), words(` has extended it until ${until}.`)];
            if (letEnd)
                return [person(letEnd.by), words(` lets it end on ${until}.`)];
            return [words('there is a newer message about it.')];
        default:
            return registration;
    }
}
/** In place of a part of a shared message that is over. */
export function registrationStanding({ account }) {
    return {
        text: summary `Registration of ${account}: settled`,
        blocks: [rich([bold(`Registration of ${account}: `), words('settled.')])],
    };
}
/** "Fabrikam Logistics (R2345678)". */
export function called({ account, id }) {
    return [words(`${account} (`), code(id), words(')')];
}
