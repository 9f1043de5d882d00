import { StoreTrouble } from './core/errors.js';
import { createDelivery } from './delivery/delivery.js';
import { createDeliveryLoop } from './delivery/loop.js';
import { createReadingHours } from './delivery/reading-hours.js';
import { createAuditor } from './operations/auditor.js';
import { createCalendars } from './services/calendars.js';
import { createDraftSummaries } from './services/draft-summaries.js';
import { createHolidaySource } from './services/holidays.js';
import { createServices } from './services/services.js';
import { createGroups } from './slack/groups.js';
import { createPeople } from './slack/people.js';
/** The bot without what receives: services, delivery and the auditor. Tests and measurements use it alone. */
export function createWork(deps) {
    const { store, slack, meters, teamId, workspaceUrl, organisationId = null } = deps;
    const { log, now, elapsed, random, newId, newReference, onLost } = deps;
    const people = createPeople({
        lookUp: slack.lookUpMember,
        onFailure: (err, user) => log.warn({ err, user }, 'Slack did not say who this is'),
        elapsed,
    });
    const groups = createGroups({
        ...slack,
        onFailure: (err) => log.warn({ err }, 'Slack did not say who is in a user group'),
        elapsed,
    });
    const holidays = createHolidaySource();
    const calendars = createCalendars({ store, holidays, now });
    const readingHours = createReadingHours({ people, calendars, now });
    const describeDraft = createDraftSummaries({ store, calendars, now });
    const delivery = createDelivery({
        store,
        slack,
        people,
        workspaceUrl,
        readingHours,
        timeLeft: calendars.timeLeft,
        describeDraft,
        meters,
        now,
        elapsed,
        random,
        onLost,
        log,
    });
    const loop = createDeliveryLoop({
        delivery,
        now,
        elapsed,
        onError: telling(log, 'A delivery failed'),
    });
    const services = createServices({
        store,
        calendars,
        holidays,
        findMember: people.find,
        lookUpChannel: slack.lookUpChannel,
        lookUpMembersOf: slack.lookUpMembersOf,
        lookUpCompany: slack.lookUpCompany,
        groups,
        describeDraft,
        teamId,
        organisationId,
        workspaceUrl,
        now,
        newId,
        newReference,
        onSaved: loop.nudge,
        onPartnerChanged: () => {
            delivery.forgetChannelChecks();
            loop.nudge();
        },
        log,
    });
    const auditor = createAuditor({
        store,
        isOwed: services.dueWork.isOwed,
        isSlackSilent: delivery.isSlackSilent,
        now,
        elapsed,
        log,
        onSaved: loop.nudge,
    });
    return { services, delivery, loop, auditor, people };
}
/** Logs an error, unless it is that nothing can be saved: that is logged once, when it begins. */
export function telling(log, words) {
    return (err) => {
        if (!(err instanceof StoreTrouble))
            log.error({ err }, words);
    };
}
