import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { rich } from '../kit/kit.ts';

/** Where the partner's card stands now; `workspaceUrl` is our workspace's own address, which ends in a slash. */
export type PartnerThread = { workspaceUrl: string; channel: string; ts: string };

/** A line that opens the thread under the partner's card; none while no such card stands. For our own people only. */
export function threadLine(thread: PartnerThread | null | undefined): KnownBlock[] {
  return thread ? [rich([link(thread)])] : [];
}

/** As Slack writes a link to a thread. https://docs.slack.dev/reference/methods/chat.getPermalink */
function link({ workspaceUrl, channel, ts }: PartnerThread): RichTextElement {
  const url = `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}?thread_ts=${ts}&cid=${channel}`;
  return { type: 'link', url, text: 'Partner’s thread' };
}
