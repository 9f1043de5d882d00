import { readTeamRolesModal, teamRolesModal } from '../blocks/team-role-forms.js';
import { presserOf } from './presser.js';
/** "Roles…" in the settings: a window over them, which keep what was typed. */
export function openRoleSettings({ roleSettings }) {
    return async ({ body, reply }) => {
        const window = await reply.wait('Roles');
        if (!window)
            return;
        const { saved, groups } = await roleSettings.shown(presserOf(body));
        await window.show(teamRolesModal(saved, groups));
    };
}
export function saveRoles({ roleSettings }) {
    return async ({ ack, body, view }) => {
        await roleSettings.save(presserOf(body), readTeamRolesModal(view.state.values));
        await ack();
    };
}
