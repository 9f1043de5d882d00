import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/** What follows when Slack says that somebody has left, or is a guest now. */
export type Departures = ReturnType<typeof createDepartures>;

export function createDepartures(deps: {
  store: Pick<Store, 'roles'>;
  /** Tells the intake owner of each handoff that this person should answer. */
  loseAe: (userId: UserId) => Promise<void>;
  /** Asks somebody else to sign what this person should. */
  loseSigner: (userId: UserId) => Promise<void>;
  /** Passes on what this person was asked for help. */
  loseAsked: (userId: UserId) => Promise<void>;
  /** Puts away what this person began and did not send. */
  loseAuthor: (userId: UserId) => Promise<void>;
  now: () => EpochMs;
  /** Called when there may be something new to deliver. */
  onSaved: () => void;
}) {
  const { store, loseAe, loseSigner, loseAsked, loseAuthor, now, onSaved } = deps;

  return {
    /** Whoever can mend it is told, once however often Slack says it. Nothing is saved for people who have no part here. */
    async left(userId: UserId): Promise<void> {
      await loseAe(userId);
      await loseSigner(userId);
      await loseAsked(userId);
      await loseAuthor(userId);
      await store.roles.lose(userId, now());
      onSaved();
    },
  };
}
