import type { RichTextElement } from '@slack/web-api';
import type { KindsAbout, SettledKind } from '../../core/notices/notices.ts';
import type { NoticeKind, Notices } from '../../core/notices/notice.ts';
import type { SubjectKind } from '../../core/notices/subject.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { ChannelStanding } from '../../core/partner/shared-channel.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Message } from './kit.ts';

/** How a room draws what is said of what it keeps. */

/** From what every notice is drawn, whatever it is about. */
export type Context<About extends SubjectKind = SubjectKind> = {
  about: About;
  /** Whose members count. */
  teamId: string;
  /** The partner whose deal it is; null for a matter among ourselves. */
  partner: Partner | null;
  /** Who reads it; null in a partner’s channel. */
  reader: UserId | null;
  /** The notice that an `undeliverable` one is about. */
  stuck: Stuck | null;
  /** How it stands with the partner's channel, for a question about it. */
  channel?: ChannelStanding | null;
  /** The partner's contact, when they may be mentioned in their channel now. */
  contact?: UserId | null;
  /** The name of who owns or prepares it now, as far as Slack has said it. */
  keeper?: string | null;
  /** It was taken back before its reader read anything of it. */
  isLeftOut?: boolean;
};

/** A notice that did not arrive: a dead letter waits for a person. */
export type Stuck = {
  id: string;
  kind: NoticeKind;
  conversation: string;
  status: string;
  problem: string | null;
};

/** What a message is about: at the beginning of a sentence and within one, its reference, how it is called, and where it shows how that stands. */
export type Named = { title: string; account: string; reference: string; called: RichTextElement[]; seen: string };

/** Null when there is nothing left to say. */
export type Drawing<From, Kind extends NoticeKind> = (from: From, notice: Notices[Kind]) => Message | null;

/** Where a post is changed once what it asked or told is settled, that is drawn too: its own words, or what was decided, by whom and when. */
export type Drawn<Kind extends NoticeKind, Draw> = Kind extends SettledKind ? { open: Draw; settled: Draw } : Draw;

/** All that is drawn of one thing that notices are about. A kind of notice without a line in it does not compile. */
export type Drawings<From extends Context> = {
  named: (context: From) => Named;
  /** What stands in place of a part of a shared message that is over, while the rest of it still asks. */
  standing: (context: From) => Message;
  kinds: { [Kind in KindsAbout<From['about']>]: Drawn<Kind, Drawing<From, Kind>> };
};
