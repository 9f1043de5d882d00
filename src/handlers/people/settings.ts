import { DAY_LINES, readSettingsModal, settingsModal } from '../../blocks/people/settings-forms.ts';
import type { WorkspaceKey } from '../../core/people/workspace-form.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { CommandArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'preferences' | 'requests'>;

/** `/handoff settings`: a window at once, the form as soon as Slack has said who asks. */
export function openSettings({ preferences }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const window = await reply.wait('Settings');
    if (!window) return;
    const { saved, changes } = await preferences.workspace({ userId: command.user_id, teamId: command.team_id });
    await window.show(settingsModal(saved, changes));
  };
}

export function saveSettings(deps: Deps) {
  const { preferences } = deps;
  return merged(deps, {
    stored: async (by) => (await preferences.workspace(by)).saved,
    draw: (saved) => settingsModal(saved),
    parts: { lines: DAY_LINES },
    // Its fields go by the names of the settings.
    whoChanged: (key) => preferences.whoChanged(key as WorkspaceKey),
    async save({ state }, saved, { ack, body }) {
      await preferences.saveWorkspace(presserOf(body), readSettingsModal(state.values), saved);
      await ack();
    },
  });
}
