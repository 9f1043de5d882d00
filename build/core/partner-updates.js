import { isForPartner } from './notice-rules.js';
const NEWS = {
    retimed: 'dates',
    extended: 'dates',
    put_off: 'dates',
    rerouted: 'somebody_else',
    mended: 'progress',
    parked: 'always',
    withdrawn: 'always',
    deal_closed: 'always',
    reopened: 'always',
};
/** A kind of notice to partners without a line here does not compile. */
const GROUPS = {
    partner_card: 'always',
    partner_decision: 'always',
    partner_delay: 'dates',
    partner_news: ({ news }) => NEWS[news],
    partner_sentence: 'always',
    partner_outcome: ({ about }) => (about === 'opportunity' ? 'progress' : 'always'),
    partner_reminder: 'always',
    partner_credit: 'always',
    partner_registration: 'always',
    partner_noted: 'always',
    partner_moves: ({ news }) => (news === 'seller_changed' ? 'dates' : 'progress'),
};
/** False for what an administrator has left out for this partner. */
export function isWanted(notice, { leftOut }) {
    if (!isForPartner(notice))
        return true;
    const group = groupOf(notice.kind, notice);
    return group === 'always' || !leftOut.includes(group);
}
function groupOf(kind, notice) {
    const groups = GROUPS;
    const group = groups[kind];
    return typeof group === 'function' ? group(notice) : group;
}
