import { readSettingsModal, settingsModal } from '../blocks/settings-forms.js';
import { presserOf } from './presser.js';
/** `/handoff settings`: a window at once, the form as soon as Slack has said who asks. */
export function openSettings({ preferences }) {
    return async ({ command, reply }) => {
        const window = await reply.wait('Settings');
        if (!window)
            return;
        const { saved, changes } = await preferences.workspace({ userId: command.user_id, teamId: command.team_id });
        await window.show(settingsModal(saved, changes));
    };
}
export function saveSettings({ preferences }) {
    return async ({ ack, body, view }) => {
        await preferences.saveWorkspace(presserOf(body), readSettingsModal(view.state.values));
        await ack();
    };
}
