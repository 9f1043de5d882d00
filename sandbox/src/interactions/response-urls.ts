import type { StoredMessage } from '../messages.ts';
import { ApiError } from '../web-api/api-error.ts';
import type { Workspace } from '../workspace.ts';

/** What a response_url may do: answer one person, where they were, about the message that they acted on. */
export type ResponseTarget = { personId: string; channel: string; original: StoredMessage | null };

export type ResponseUrls = {
  issue: (target: ResponseTarget) => string;
  /** Throws `expired_url` after 30 minutes of the clock and `used_url` after five uses; each call is one use. */
  use: (id: string) => ResponseTarget;
};

const USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function createResponseUrls(workspace: Workspace, baseUrl: () => string): ResponseUrls {
  const issued = new Map<string, { target: ResponseTarget; until: number; usesLeft: number }>();
  return {
    issue: (target) => {
      const id = workspace.ids.nextSecret();
      issued.set(id, { target, until: workspace.clock.now() + LIFETIME_MS, usesLeft: USES });
      return `${baseUrl()}/response/${id}`;
    },
    use: (id) => {
      const entry = issued.get(id);
      if (!entry || workspace.clock.now() > entry.until) throw new ApiError('expired_url');
      if (entry.usesLeft === 0) throw new ApiError('used_url');
      entry.usesLeft -= 1;
      return entry.target;
    },
  };
}
