import { expiresOn, keptUntil, touchOn } from './draft-clock.js';
import { cut, saysSomething, tidy } from './text.js';
import { businessDaysBetween } from './time/business-time.js';
import { dayOf } from './time/calendar.js';
/** It is not checked yet. */
const LONGEST_ACCOUNT = 150;
export function summaryOf(draft, { partner, calendar, now }) {
    const { typed, awayAt } = draft;
    const { zone } = calendar;
    const touch = touchOn(draft, zone);
    const account = typeof typed.account === 'string' ? tidy(typed.account) : '';
    const contact = partner?.contacts.find(({ id }) => id === typed.partner_contact);
    return {
        id: draft.id,
        account: saysSomething(account) ? cut(account, LONGEST_ACCOUNT) : null,
        partner: partner?.name ?? null,
        contact: contact?.name ?? null,
        touchOn: touch,
        touchAge: Math.max(0, businessDaysBetween(calendar, touch, dayOf(zone, now))),
        typedOn: dayOf(zone, draft.touchedAt ?? draft.startedAt),
        wakesOn: draft.wakesOn,
        expiresOn: expiresOn(draft, calendar),
        keptUntil: awayAt === null ? null : keptUntil(awayAt, calendar),
        asOf: draft.startedAt,
    };
}
