import type { UserId } from '../core/member.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Services } from '../services/services.ts';

/** What handlers may use: the services, and the clock for days that are shown. */
export type HandlerDeps = Omit<Services, 'dueWork' | 'warmUp'> & {
  /** What is remembered of this person holds no more: they are looked up again. */
  forgetMember: (userId: UserId) => void;
  /** Through the address that came with a press, the message that it was made in can be changed. */
  rememberPress: (place: { channel: string; ts: string }, url: string) => void;
  now: () => EpochMs;
  /** The bot can do nothing any more, with the sentence that says why. */
  onLost: (reason: string) => void;
};
