import { termsInUse } from '../core/agreement.js';
import { rolesIn } from '../core/agreement-terms.js';
import { isKnown, mayBeAdded, readAbsence } from '../core/time/absence.js';
import { dayOf, shiftDay } from '../core/time/calendar.js';
import { Refusal } from '../core/errors.js';
import { mustBeRight, readForm } from '../core/form.js';
import { asWorkspace, hoursErrors, ownTime, personFormSchema, } from '../core/time/working-hours.js';
import { ownChannelProblem } from '../core/shared-channel.js';
import { readWorkspaceForm } from '../core/workspace-form.js';
import { idsIn, memberErrors } from './named-people.js';
const MAX_ABSENCES = 30;
/** A partner that is registered takes six of them. */
const CHANGES_SHOWN = 12;
export function createPreferences(deps) {
    const { store, holidays, membership, lookUpChannel, mustAdminister, teamId, newId, now, onSaved } = deps;
    const mustBeOurs = (by) => {
        if (by.teamId !== teamId)
            throw new Refusal('Only people of the workspace where this bot is installed have working hours here.');
    };
    /** The error when the sales channel is no channel for internal words. Slack is asked each time: it may have become one that is shared. */
    const channelErrors = async (channelId) => {
        if (typeof channelId !== 'string')
            return {};
        const channel = await lookUpChannel(channelId);
        const problem = channel
            ? ownChannelProblem(channel)
            : 'The bot cannot see this channel. Type /invite @Handoff there.';
        return problem === null ? {} : { sales_channel: problem };
    };
    /** The code of the region that was typed as a code or a name, or the error that helps to name it. */
    const regionFrom = async (typed) => {
        if (typeof typed !== 'string' || typed.trim() === '')
            return { region: null, errors: {} };
        const regions = await holidays.regions(typed);
        const whole = regions.filter(({ isWhole }) => isWhole);
        const [region] = whole;
        if (region && whole.length === 1)
            return { region: region.code, errors: {} };
        return {
            region: null,
            errors: { holiday_region: regionSentence(typed.trim(), whole.length > 0 ? whole : regions) },
        };
    };
    const asked = (by) => ({ by: by.userId, requestId: by.requestId, now: now() });
    /** The absences of everybody that are not over everywhere on Earth. */
    const currentAbsences = () => store.calendar.absencesSince(shiftDay(dayOf('Etc/UTC', now()), -1));
    return {
        /** How many business days a new packet suggests. */
        async usualWindow() {
            return termsInUse(await store.agreement.standing()).window_days;
        },
        /** Who leads what once a handoff is accepted, unless it says otherwise. */
        async usualRoles() {
            return rolesIn(termsInUse(await store.agreement.standing()));
        },
        /** What the administrators' form shows, and the last changes of settings and registry. Throws a Refusal for anybody else. */
        async workspace(by) {
            await mustAdminister(by);
            // Loads the data before the form comes back. A failure is ignored here: the form then loads it again, and shows the failure.
            holidays.load().catch(() => { });
            return { saved: await store.settings(), changes: await store.settingsHistory(CHANGES_SHOWN) };
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async saveWorkspace(by, form) {
            await mustAdminister(by);
            const reading = readWorkspaceForm(form, now());
            const [{ region, errors: regionErrors }, ...others] = await Promise.all([
                regionFrom(form.holiday_region),
                memberErrors(membership, 'intake_owner', idsIn(form.intake_owner)),
                memberErrors(membership, 'escalation_contact', idsIn(form.escalation_contact)),
                memberErrors(membership, 'adjudicator', idsIn(form.adjudicator)),
                channelErrors(form.sales_channel),
            ]);
            const values = mustBeRight(reading, ...others, regionErrors);
            await store.calendar.saveWorkspace({ ...values, holiday_region: region }, asked(by));
            onSaved();
        },
        /** What a person's own form shows. Throws a Refusal for people of other companies. */
        async mine(by) {
            mustBeOurs(by);
            const absences = await currentAbsences();
            return {
                workspace: await store.settings(),
                time: (await store.calendar.person(by.userId)) ?? asWorkspace(by.userId),
                absences: absences.filter((absence) => absence.user_id === by.userId),
                standsInFor: absences.filter((absence) => absence.stand_in === by.userId),
            };
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async saveMine(by, form) {
            mustBeOurs(by);
            const { region, errors } = await regionFrom(form.holiday_region);
            const values = mustBeRight(readForm(personFormSchema, form), errors, hoursErrors(form));
            const workspace = await store.settings();
            await store.calendar.savePerson(ownTime(by.userId, { ...values, holiday_region: region }, workspace), asked(by));
            onSaved();
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. The same days off twice are saved once. */
        async addAbsence(by, form) {
            mustBeOurs(by);
            const reading = readAbsence(form, by.userId, now());
            const values = mustBeRight(reading, await memberErrors(membership, 'stand_in', idsIn(form.stand_in)));
            const own = (await currentAbsences()).filter((absence) => absence.user_id === by.userId);
            if (own.length >= MAX_ABSENCES)
                throw new Refusal(`You have ${MAX_ABSENCES} entries of days off. Remove one before you add another.`);
            const absence = { id: newId(), user_id: by.userId, ...values };
            const isNew = (known) => {
                if (isKnown(absence, known))
                    return false;
                mayBeAdded(absence, known, now());
                return true;
            };
            await store.calendar.addAbsence(absence, isNew, asked(by));
            onSaved();
        },
        /** Throws a Refusal unless these days off are the presser's own. */
        async removeAbsence(by, id) {
            mustBeOurs(by);
            const wasThere = await store.calendar.removeAbsence(id, by.userId, asked(by));
            if (!wasThere)
                throw new Refusal('These days off are not yours, or were removed already.');
            onSaved();
        },
    };
}
function regionSentence(typed, near) {
    const shown = near.slice(0, 4).map(({ code, name, country }) => `${code} (${name}${country ? `, ${country}` : ''})`);
    const quoted = `“${typed.slice(0, 40)}”`;
    if (shown.length === 0)
        return `No region goes by ${quoted}. Write a country or region, for example US, DE-BE or Berlin.`;
    const which = near.some(({ isWhole }) => isWhole)
        ? `More than one region goes by ${quoted}`
        : `No region goes by ${quoted}`;
    return `${which}. Did you mean ${shown.join(', ')}? Write its code.`;
}
