import { mustBeRight } from '../core/form.js';
import { NOT_SAID } from '../core/member.js';
import { groupFor, KEYS_OF_ROLE, readRoleForm, TEAM_ROLES, } from '../core/team-roles.js';
import { idsIn, memberErrors } from './named-people.js';
export function createRoleSettings(deps) {
    const { store, membership, groups, mustAdminister, now, onSaved } = deps;
    /** The error when nobody is known to be left who may open this form. */
    const administratorErrors = async (next, saved) => {
        const { administrators: userIds, administrators_group: group } = next;
        // Whoever is new was looked at, and so was the group: somebody is left.
        if (group !== null || userIds.length === 0 || userIds.some((userId) => !saved.includes(userId)))
            return {};
        const reasons = await Promise.all(userIds.map(membership.whyNot));
        if (reasons.includes(null))
            return {};
        if (reasons.includes(NOT_SAID))
            return { administrators: NOT_SAID };
        return { administrators: 'None of them can open these settings any more. Name somebody who is still here.' };
    };
    /** The error when nobody is known to be in a group that is named anew. */
    const groupErrors = async (role, group, saved) => {
        if (group === null || group === saved)
            return {};
        const people = await groups.peopleOf(group);
        const { group: key } = KEYS_OF_ROLE[role];
        if (people === 'unknown')
            return { [key]: 'Slack did not say in time who is in this group. Try again.' };
        return people === null || people.length === 0
            ? { [key]: 'Nobody is in this group. Choose another, or name people.' }
            : {};
    };
    return {
        /** Throws a Refusal unless this presser administers the workspace. */
        async shown(by) {
            await mustAdminister(by);
            return { saved: await store.settings(), groups: await groups.all() };
        },
        /**
         * A group that the form did not ask for stays. Throws WrongInput beside the fields, or a Refusal; then nothing is saved.
         */
        async save(by, form) {
            await mustAdminister(by);
            const saved = await store.settings();
            const kept = Object.fromEntries(TEAM_ROLES.map((role) => [KEYS_OF_ROLE[role].group, groupFor(role, saved)]));
            const reading = readRoleForm({ ...kept, ...form });
            const errors = TEAM_ROLES.flatMap((role) => {
                const { people, group } = KEYS_OF_ROLE[role];
                const next = reading.values?.[group] ?? null;
                return [
                    memberErrors(membership, people, idsIn(form[people]), saved[people]),
                    groupErrors(role, next, groupFor(role, saved)),
                ];
            });
            if (reading.values)
                errors.push(administratorErrors(reading.values, saved.administrators));
            const values = mustBeRight(reading, ...(await Promise.all(errors)));
            await store.roles.name(values, { by: by.userId, requestId: by.requestId, now: now() });
            onSaved();
        },
    };
}
