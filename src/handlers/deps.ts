import type { Handoff } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import type { Timeline } from '../core/timeline.ts';
import type { Handoffs } from '../services/handoffs.ts';
import type { Intake } from '../services/intake.ts';
import type { Preferences } from '../services/preferences.ts';
import type { Registry } from '../services/registry.ts';

/** What handlers may use: the services, and the clock for days that are shown. */
export type HandlerDeps = {
  handoffs: Handoffs;
  intake: Intake;
  registry: Registry;
  preferences: Preferences;
  /** The history as it went by in the working time of those who were asked. */
  timelineOf: (handoff: Handoff, history: HandoffEvent[]) => Promise<Timeline>;
  /** What is remembered of this account (Slack user id) holds no more: it is looked up again. */
  forgetAccount: (userId: string) => void;
  /** Through the address that came with a press, the message that it was made in can be replaced. */
  responseUrls: { remember: (place: { channel: string; ts: string }, url: string) => void };
  now: () => number;
  /** The bot can do nothing any more, with the sentence that says why. */
  onLost: (reason: string) => void;
};
