import { groupsIn, readTeamRolesModal, teamRolesModal } from '../../blocks/people/team-role-forms.ts';
import type { RoleKey } from '../../core/people/team-roles.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'roleSettings' | 'requests'>;

/** "Roles…" in the settings: a window over them, which keep what was typed. */
export function openRoleSettings({ roleSettings }: Deps) {
  return async ({ body, reply }: ActionArgs): Promise<void> => {
    const window = await reply.wait('Roles');
    if (!window) return;
    const { saved, groups } = await roleSettings.shown(presserOf(body));
    await window.show(teamRolesModal(saved, groups));
  };
}

export function saveRoles(deps: Deps) {
  const { roleSettings } = deps;
  return merged(deps, {
    stored: (by) => roleSettings.named(by),
    draw: (saved, sent) => teamRolesModal(saved, groupsIn(sent)),
    // Its fields go by the names of the settings.
    whoChanged: (key) => roleSettings.whoChanged(key as RoleKey),
    async save({ state }, saved, { ack, body }) {
      await roleSettings.save(presserOf(body), readTeamRolesModal(state.values), saved);
      await ack();
    },
  });
}
