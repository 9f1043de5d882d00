import type { NotedContext } from '../blocks/packet/noted-render.ts';
import type { HandoffContext } from '../blocks/handoff/handoff-context.ts';
import type { Context } from '../blocks/kit/drawing.ts';
import { conversationFrom } from '../core/notices/conversations.ts';
import { type Member, type UserId, whyNotMember } from '../core/people/member.ts';
import { isForPartner, presentedBy } from '../core/notices/notice-rules.ts';
import type { SubjectKind } from '../core/notices/subject.ts';
import type { ElapsedMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import { failureOf } from '../slack/failures.ts';
import type { People } from '../slack/people.ts';
import { NotYet, type RateLimiter } from './rate-limiter.ts';

/**
 * Whoever reads a message inside the company is a full member of ours at that moment, and so is everybody whom a partner is told of.
 * Unknown is not yes: while Slack does not say who somebody is, the message waits.
 */
export type Readers = ReturnType<typeof createReaders>;

/** This person is no full member of ours: the message must not go out. */
export class Outsider extends Error {
  override name = 'Outsider';
  readonly person: UserId;

  constructor(person: UserId) {
    super('Somebody is no full member of this workspace.');
    this.person = person;
  }
}

/** Slack answers, and does not say who somebody is: the message waits. */
export class NotSaid extends Error {
  override name = 'NotSaid';
}

/** So long counts what Slack said of somebody whom a message presents; of its reader, a minute. A change that Slack reports ends both. */
const PRESENTED_WITHIN_MS = 10 * 60_000;
/** So many look-ups are never used for those who are presented: nobody's own message waits for them. */
const KEPT_FOR_READERS = 2;
const SPARE_AGAIN_MS = 1_000;

export function createReaders(deps: {
  people: Pick<People, 'known' | 'ask'>;
  /** Throws NotYet when Slack's limits do not allow a call yet. */
  rateLimiter: RateLimiter;
  elapsed: () => ElapsedMs;
}) {
  const { people, rateLimiter, elapsed } = deps;

  /** `kept` calls are left for those who wait more urgently. */
  const spend = (kept: number): void => {
    const readyAt = rateLimiter.readyAt('users.info');
    if (readyAt > elapsed()) throw new NotYet(readyAt);
    if (rateLimiter.room('users.info') <= kept) throw new NotYet(elapsed() + SPARE_AGAIN_MS);
    rateLimiter.spend('users.info');
  };

  /** Throws NotYet also after a call: by now another notice may be more urgent, so the lanes choose again. */
  const describe = async (userId: UserId, withinMs?: number, kept = 0): Promise<Member> => {
    const known = people.known(userId, withinMs);
    if (known) return known;
    spend(kept);
    await people.ask(userId).catch((error: unknown) => {
      const failure = failureOf(error);
      throw failure === null || failure.kind === 'never' ? new NotSaid('No answer.', { cause: error }) : error;
    });
    throw new NotYet(elapsed());
  };

  return {
    /** What Slack says of somebody whom a message presents. Throws NotSaid when it says nothing, and NotYet as `check`. */
    describePresented: (userId: UserId): Promise<Member> => describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS),

    /** The name of who has a handoff on our side; null while Slack does not say it: nothing waits for a name. Throws NotYet as `check`. */
    async nameOf(userId: UserId | null): Promise<string | null> {
      if (userId === null) return null;
      const member = await describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS).catch(nobodyUnlessNotYet);
      return member?.profile?.name ?? null;
    },

    /** True when Slack must be asked who reads this before anything can be sent. */
    mustAsk({ conversation: key }: NoticeRow): boolean {
      const conversation = conversationFrom(key);
      return conversation.to === 'person' && people.known(conversation.userId) === null;
    },

    /** Throws Outsider or NotSaid when this notice must not go out, and NotYet as above. */
    async check(row: NoticeRow, about: About): Promise<void> {
      const conversation = conversationFrom(row.conversation);
      const isOurs = (member: Member): boolean => whyNotMember(member, about.teamId) === null;
      if (conversation.to === 'person' && !isOurs(await describe(conversation.userId)))
        throw new Outsider(conversation.userId);
      // A message that stands there already is changed whoever has left since.
      if (row.ts !== null) return;
      for (const userId of presentedIn(row, about)) {
        const member = await describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS);
        if (conversation.to === 'partner' && !isOurs(member)) throw new Outsider(userId);
      }
    },
  };
}

/** What a notice is about, as far as it says whose members count and whom it presents. */
type About =
  | Pick<HandoffContext, 'about' | 'teamId' | 'handoff' | 'intakeOwner'>
  | Pick<NotedContext, 'about' | 'teamId' | 'noted'>
  | Context<Exclude<SubjectKind, 'handoff' | 'noted_message'>>;

/** What is said of anything else presents nobody to anybody outside. */
function presentedIn({ notice }: NoticeRow, context: About): readonly UserId[] {
  if (context.about === 'handoff') return presentedBy(notice, context.handoff, context.intakeOwner);
  return context.about === 'noted_message' && isForPartner(notice) ? [context.noted.author] : [];
}

function nobodyUnlessNotYet(error: unknown): null {
  if (error instanceof NotYet) throw error;
  return null;
}
