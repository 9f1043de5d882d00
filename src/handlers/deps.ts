import type { Handoffs } from '../handoffs.ts';
import type { Intake } from '../intake.ts';
import type { Preferences } from '../preferences.ts';
import type { Registry } from '../registry.ts';

/** What handlers may use: the services, and the clock for days that are shown. */
export type HandlerDeps = {
  handoffs: Handoffs;
  intake: Intake;
  registry: Registry;
  preferences: Preferences;
  now: () => number;
  /** The bot can do nothing any more, with the sentence that says why. */
  onLost: (reason: string) => void;
};
