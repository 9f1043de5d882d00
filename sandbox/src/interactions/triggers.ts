import { ApiError, missingField } from '../web-api/api-error.ts';
import type { Workspace } from '../workspace.ts';

/** What a trigger id stands for: a person did something, there and then. */
export type Trigger = {
  personId: string;
  /** Where the person was, when it was in a conversation. */
  channel: string | null;
  /** The modal that it came from. */
  viewId: string | null;
};

export type Triggers = {
  issue: (trigger: Trigger) => string;
  /** Throws `invalid_trigger_id`, `expired_trigger_id` (after 3 s of the clock) or `exchanged_trigger_id` (used before). */
  redeem: (id: string | undefined) => Trigger;
};

const LIFETIME_MS = 3000;

/** https://docs.slack.dev/reference/methods/views.open */
export function createTriggers(workspace: Workspace): Triggers {
  const issued = new Map<string, Trigger & { at: number; isUsed: boolean }>();
  return {
    issue: (trigger) => {
      const [seconds, micros] = workspace.nextTs().split('.');
      const id = `${seconds}.${micros}.${workspace.ids.nextSecret()}`;
      issued.set(id, { ...trigger, at: workspace.clock.now(), isUsed: false });
      return id;
    },
    redeem: (id) => {
      if (id === undefined || id === '') throw missingField('trigger_id');
      const trigger = issued.get(id);
      if (!trigger) throw new ApiError('invalid_trigger_id');
      if (trigger.isUsed) throw new ApiError('exchanged_trigger_id');
      if (workspace.clock.now() - trigger.at > LIFETIME_MS) throw new ApiError('expired_trigger_id');
      trigger.isUsed = true;
      return trigger;
    },
  };
}
