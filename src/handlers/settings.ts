import { refusalModal, waitingModal } from '../blocks/partner-forms.ts';
import { readSettingsModal, settingsModal } from '../blocks/settings-forms.ts';
import { Refusal } from '../core/errors.ts';
import type { HandlerDeps } from './deps.ts';
import type { CommandArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'preferences'>;

/** `/handoff settings`: a window at once, the form as soon as Slack has said who asks. */
export function openSettings({ preferences }: Deps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    await ack();
    const { view } = await client.views.open({ trigger_id: command.trigger_id, view: waitingModal('Settings') });
    if (!view?.id) return;
    try {
      const { saved, changes } = await preferences.workspace({ userId: command.user_id, teamId: command.team_id });
      await client.views.update({ view_id: view.id, view: settingsModal(saved, changes) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await client.views.update({ view_id: view.id, view: refusalModal(error.message, 'Settings') });
    }
  };
}

export function saveSettings({ preferences }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await preferences.saveWorkspace(presserOf(body), readSettingsModal(view.state.values));
    await ack();
  };
}
