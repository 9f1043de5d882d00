import { groupFor, KEYS_OF_ROLE, MAX_NAMED, namedFor, TEAM_ROLES, } from '../core/team-roles.js';
import { valueOf, valuesOf } from './form-values.js';
import { VIEW } from './ids.js';
import { context, field, modal, option } from './kit.js';
import { mrkdwn } from './mrkdwn.js';
const LABELS = {
    administrator: {
        label: 'Administrators',
        hint: 'Change settings and partners, and nobody else does: name yourself too, or you lose access. Nobody: owners and admins of this Slack workspace.',
    },
    partner_marketing: {
        label: 'Partner marketing',
        hint: 'Once somebody is named, only they and administrators send handoffs. Nobody: everybody of ours does.',
    },
    alliances: { label: 'Alliances', hint: 'Register accounts for every partner, and see all partners.' },
    revops: { label: 'RevOps', hint: 'Correct the credit. Nobody: administrators do.' },
    sales_lead: { label: 'Sales lead', hint: 'Owns the sales side of the working agreement unless it says otherwise.' },
};
/** Slack takes so many options. */
const MOST_OPTIONS = 100;
export function teamRolesModal(saved, groups) {
    return modal({
        view: VIEW.saveRoles,
        title: 'Roles',
        submit: 'Save',
        blocks: [
            ...noteOn(groups),
            ...IN_ORDER.flatMap((role) => [peopleField(role, saved), ...groupField(role, saved, groups)]),
        ],
    });
}
/** Administrators first, as they are who opens it. */
const IN_ORDER = [...TEAM_ROLES].toSorted((a, b) => Number(b === 'administrator') - Number(a === 'administrator'));
/** Without the groups for which the form did not ask. */
export function readTeamRolesModal(state) {
    const entries = TEAM_ROLES.flatMap((role) => {
        const { people, group } = KEYS_OF_ROLE[role];
        const named = [[people, valuesOf(state, people)]];
        return group in state ? [...named, [group, valueOf(state, group)]] : named;
    });
    return Object.fromEntries(entries);
}
function noteOn(groups) {
    const note = (words) => [context(words)];
    if (groups === 'unknown')
        return note(mrkdwn `Slack does not say now which user groups there are. Those that are named stay.`);
    if (groups === null)
        return note(mrkdwn `To name user groups too, install the app again with the permission \`usergroups:read\`.`);
    return [];
}
function peopleField(role, saved) {
    const people = namedFor(role, saved);
    return field({
        key: KEYS_OF_ROLE[role].people,
        ...LABELS[role],
        optional: true,
        element: {
            type: 'multi_users_select',
            max_selected_items: MAX_NAMED,
            ...(people.length > 0 ? { initial_users: [...people] } : {}),
        },
    });
}
/** None when there is nothing to choose, and while Slack does not say what there is. */
function groupField(role, saved, groups) {
    const named = groupFor(role, saved);
    const options = groups === 'unknown' ? [] : optionsOf(groups ?? [], named);
    if (options.length === 0)
        return [];
    const chosen = options.find(({ value }) => value === named);
    return [
        field({
            key: KEYS_OF_ROLE[role].group,
            label: `${LABELS[role].label}: a user group`,
            optional: true,
            element: { type: 'static_select', options, ...(chosen ? { initial_option: chosen } : {}) },
        }),
    ];
}
/** The one that is named is among them, also when Slack does not show it any more, so that it can be taken out. */
function optionsOf(groups, named) {
    const shown = groups.toSorted((a, b) => a.handle.localeCompare(b.handle)).map(groupOption);
    const isThere = named === null || groups.some(({ id }) => id === named);
    const gone = isThere ? [] : [option('A group that Slack does not show', named)];
    const first = [...gone, ...shown.filter(({ value }) => value === named)];
    return [...first, ...shown.filter(({ value }) => value !== named)].slice(0, MOST_OPTIONS);
}
const groupOption = ({ id, handle, name }) => option(`@${handle} · ${name}`, id);
