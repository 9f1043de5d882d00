import type { CheckNotice } from '../conflict-check/check-notices.ts';
import type { AgreementNotice } from '../agreement/agreement-notices.ts';
import type { CreditNotice } from '../credit/credit-notices.ts';
import type { DraftNotice } from '../packet/draft-notices.ts';
import type { HelpNotice } from '../help-request/help-request.ts';
import type { IntakeCall } from '../handoff/intake-call.ts';
import type { UserId } from '../people/member.ts';
import type { NotedNotice } from '../packet/noted-notices.ts';
import type { MoveNotice } from '../outcome/move-notices.ts';
import type { OutcomeNotice } from '../outcome/outcome-notices.ts';
import type { OwnNotice } from './own-notices.ts';
import type { RegistrationNotice } from '../registration/registration.ts';
import type { StallNotice } from '../outcome/stall-notices.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import type { Reminder } from '../time/reminders.ts';

/**
 * Who must be told what, as data. A notice is saved in the transaction that made it necessary and delivered afterwards. It says
 * what it is about, never in which words: what tells of something is drawn as of that moment, everything else from the state as it is
 * when it is delivered (`says` in `notice-columns.ts`).
 */
export type Notice =
  /** `person` is whose card it is: after a re-route the earlier account executive keeps theirs. */
  | { kind: 'ae_card'; person: UserId }
  /** What was decided: it tells its author so, and is kept current afterwards. `version` is the handoff's version that the answer brought. */
  | { kind: 'author_card'; version: number }
  | { kind: 'partner_card' }
  | { kind: 'ae_refused' }
  /** Who has accepted is not in the partner's channel: they and the author are told how to get there. */
  | { kind: 'ae_outside'; person: UserId; ae: UserId }
  /**
   * `version` is the handoff's version that the decision brought; those from before a decision could be taken back have none. An
   * acceptance asks for the partner's move.
   */
  | { kind: 'partner_decision'; version?: number; asksForMove?: true }
  /**
   * `hearBy` is the day that is promised now, in place of `before`; those that were queued before another day was promised have neither.
   */
  | { kind: 'partner_delay'; deadlineAt: EpochMs; before?: Day; hearBy?: Day }
  /** `at` is when it was queued. */
  | { kind: 'reminder'; reminder: Reminder['kind']; at: EpochMs }
  | { kind: 'lapse_ae'; deadlineAt: EpochMs }
  | { kind: 'lapse_author'; deadlineAt: EpochMs }
  | ({ kind: 'intake_call' } & IntakeCall)
  | { kind: 'escalation'; deadlineAt: EpochMs }
  /** `version` is the handoff's version that brought the news; `person` is who was asked then. */
  | { kind: 'ae_news'; news: News; version: number; person: UserId }
  /** `at` is when the first of the corrections was made that it tells. */
  | { kind: 'ae_corrected'; person: UserId; at: EpochMs }
  /** `person` is to answer once more: the intake owner has reopened it, or it is with them again; `at` is when. */
  | { kind: 'ae_reopened'; person: UserId; version: number; at: EpochMs }
  | { kind: 'author_news'; news: AuthorNews; version: number }
  /** What becomes of a declined deal is theirs to say, or was. */
  | { kind: 'author_call'; about: 'woken' | 'asked' | 'closed_by_time'; version: number }
  /** The partner's alliances owner settles what it was declined for. */
  | { kind: 'alliances_call'; version: number }
  /** `number` is the question's; `person` is who is to answer it. */
  | { kind: 'question'; number: number; person: UserId }
  /** `person` is the account executive who asked. */
  | { kind: 'ae_reply'; number: number; person: UserId }
  /**
   * `before` is the day that was promised until then; news of another sort have none, and those that were queued before days were
   * promised.
   */
  | { kind: 'partner_news'; news: PartnerNews; version: number; before?: Day }
  | { kind: 'partner_sentence'; version: number }
  | CheckNotice
  | OutcomeNotice
  | MoveNotice
  | StallNotice
  | CreditNotice
  | HelpNotice
  | RegistrationNotice
  | AgreementNotice
  | DraftNotice
  | NotedNotice
  | OwnNotice;

export type News = 'retimed' | 'extended' | 'rerouted' | 'withdrawn';
/** `reopened`: the decision was taken back. */
export type AuthorNews = News | 'reopened';
/** `mended`: another packet of the same deal has landed. */
export type PartnerNews = AuthorNews | 'mended' | 'parked' | 'put_off' | 'deal_closed';

export type NoticeKind = Notice['kind'];
/** The shape of each kind of notice. */
export type Notices = { [Kind in NoticeKind]: Extract<Notice, { kind: Kind }> };
