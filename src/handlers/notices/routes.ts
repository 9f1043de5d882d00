import { ACTION } from '../../blocks/ids.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { RoomRoutes } from '../kit/routes.ts';
import { retryNotice } from './retry-notice.ts';

/** What is pressed and sent of messages that did not arrive. */
export const noticeRoutes = (deps: HandlerDeps) =>
  ({
    actions: {
      [ACTION.retryNotice]: retryNotice(deps),
    },
  }) satisfies RoomRoutes;
