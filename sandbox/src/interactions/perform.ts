import type { Act, ActResult } from '../acts.ts';
import type { Services } from '../services.ts';
import { type Actor, actorOf } from './actor.ts';
import { openApp } from './app-home.ts';
import { actOnElement, type MessageValues } from './block-actions.ts';
import { changeMessage } from './change-message.ts';
import { problem } from './problems.ts';
import { runShortcut } from './shortcuts.ts';
import { runSlashCommand } from './slash.ts';
import { suggestOptions } from './suggestions.ts';
import { sayMessage } from './typed-message.ts';
import { closeView } from './view-closed.ts';
import { submitView } from './view-submission.ts';

/** Does what a person does, and says what their client then shows. */
export type Perform = (personId: string, act: Act) => Promise<ActResult>;

export function createPerform(services: Services, onRead: (personId: string, channel: string) => void): Perform {
  const messageValues: MessageValues = new Map();
  const perform = async (actor: Actor, act: Act): Promise<ActResult> => {
    switch (act.act) {
      case 'slash':
        return runSlashCommand(actor, act);
      case 'message':
        return sayMessage(actor, act);
      case 'react':
      case 'edit':
      case 'delete':
        return changeMessage(actor, act);
      case 'block_action':
        return actOnElement(actor, act, messageValues);
      case 'submit':
        return submitView(actor, act);
      case 'close':
        return closeView(actor, act);
      case 'shortcut':
        return runShortcut(actor, act);
      case 'suggest':
        return suggestOptions(actor, act);
      case 'open_home':
        return openApp(actor, 'home');
      case 'open_dm':
        return openApp(actor, 'messages');
      case 'read':
        onRead(actor.person.id, act.channel);
        return { ok: true };
      default:
        return problem(`Nobody can do that here: ${JSON.stringify(act)}.`);
    }
  };
  return async (personId, act) => {
    const actor = actorOf(services, personId);
    return 'ok' in actor ? actor : services.activity.track(perform(actor, act));
  };
}
