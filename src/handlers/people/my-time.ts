import { absenceModal, myTimeModal, readAbsenceModal, readMyTimeModal } from '../../blocks/people/my-time-form.ts';
import type { PersonForm } from '../../core/time/working-hours.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'preferences'>;

/** `/handoff me`: one's own hours, days off and stand-ins. */
export function openMyTime({ preferences }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const mine = await preferences.mine({ userId: command.user_id, teamId: command.team_id });
    await reply.open(myTimeModal(mine));
  };
}

export function saveMyTime(deps: Deps & Pick<HandlerDeps, 'requests'>) {
  const { preferences } = deps;
  return merged(deps, {
    stored: (by) => preferences.mine(by),
    draw: (mine) => myTimeModal(mine),
    // Its fields go by the names of the settings.
    whoChanged: (key, mine) => preferences.whoChangedMine(key as keyof PersonForm, mine),
    async save(form, { time }, { ack, body }) {
      await preferences.saveMine(presserOf(body), readMyTimeModal(form), time);
      await ack();
    },
  });
}

/** "Add days off": a form over the window, which keeps what was typed in it. */
export function openAbsence() {
  return async ({ reply }: ActionArgs): Promise<void> => reply.push(absenceModal());
}

/** Saved, and the window beneath shows it. */
export function saveAbsence({ preferences }: Deps) {
  return async ({ ack, body, reply, view }: ViewArgs): Promise<void> => {
    const by = presserOf(body);
    await preferences.addAbsence(by, readAbsenceModal(view.state.values));
    await ack();
    if (view.root_view_id && view.root_view_id !== view.id) {
      await reply.update(view.root_view_id, myTimeModal(await preferences.mine(by)));
    }
  };
}

export function removeAbsence({ preferences }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const by = presserOf(body);
    await preferences.removeAbsence(by, action.value ?? '');
    if (body.view) await reply.update(body.view.id, myTimeModal(await preferences.mine(by)));
  };
}
