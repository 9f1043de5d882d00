import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Services } from '../../services/services.ts';

/** What handlers may use: the services, and the clock for days that are shown. */
export type HandlerDeps = Omit<Services, 'dueWork' | 'warmUp'> & {
  /** Drops what is remembered of this person, so that they are looked up again. */
  forgetMember: (userId: UserId) => void;
  /** Keeps the address that came with a press: through it the pressed message can be changed. */
  rememberPress: (place: { channel: string; ts: string }, url: string) => void;
  now: () => EpochMs;
  /** Called when the bot can do nothing any more, with a sentence that says why. */
  onLost: (reason: string) => void;
};
