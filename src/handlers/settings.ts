import { readSettingsModal, settingsModal } from '../blocks/settings-forms.ts';
import type { HandlerDeps } from './deps.ts';
import type { CommandArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'preferences'>;

/** `/handoff settings`: a window at once, the form as soon as Slack has said who asks. */
export function openSettings({ preferences }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const window = await reply.wait('Settings');
    if (!window) return;
    const { saved, changes } = await preferences.workspace({ userId: command.user_id, teamId: command.team_id });
    await window.show(settingsModal(saved, changes));
  };
}

export function saveSettings({ preferences }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await preferences.saveWorkspace(presserOf(body), readSettingsModal(view.state.values));
    await ack();
  };
}
