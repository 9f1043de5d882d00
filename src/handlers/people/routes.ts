import { ACTION, VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { adds } from '../kit/form-guards.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { openAbsence, removeAbsence, saveAbsence, saveMyTime } from './my-time.ts';
import { openRoleSettings, saveRoles } from './role-settings.ts';
import { saveSettings } from './settings.ts';

/** What is pressed and sent of people, their time and the settings. */
export const peopleRoutes = (deps: HandlerDeps) =>
  ({
    views: {
      [VIEW.saveSettings]: saveSettings(deps),
      [VIEW.saveRoles]: saveRoles(deps),
      [VIEW.saveMyTime]: saveMyTime(deps),
      [VIEW.saveAbsence]: adds(saveAbsence(deps)),
    },
    actions: {
      [ACTION.nameRoles]: openRoleSettings(deps),
      [ACTION.addAbsence]: openAbsence(),
      [ACTION.removeAbsence]: removeAbsence(deps),
    },
  }) satisfies RoomRoutes;
