import { readTeamRolesModal, teamRolesModal } from '../blocks/team-role-forms.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'roleSettings'>;

/** "Roles…" in the settings: a window over them, which keep what was typed. */
export function openRoleSettings({ roleSettings }: Deps) {
  return async ({ body, reply }: ActionArgs): Promise<void> => {
    const window = await reply.wait('Roles');
    if (!window) return;
    const { saved, groups } = await roleSettings.shown(presserOf(body));
    await window.show(teamRolesModal(saved, groups));
  };
}

export function saveRoles({ roleSettings }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await roleSettings.save(presserOf(body), readTeamRolesModal(view.state.values));
    await ack();
  };
}
