import type { Activity } from './activity.ts';
import type { ClockTimer } from './clock-timer.ts';
import type { Faults } from './control/faults.ts';
import type { TrafficRecord } from './control/record.ts';
import type { Outbox } from './delivery/outbox.ts';
import type { FileStore } from './file-store.ts';
import type { ResponseUrls } from './interactions/response-urls.ts';
import type { Triggers } from './interactions/triggers.ts';
import type { ViewStore } from './interactions/view-stack.ts';
import type { MessageStore } from './messages.ts';
import type { Workspace } from './workspace.ts';

/** What the parts of a sandbox share. */
export type Services = {
  workspace: Workspace;
  messages: MessageStore;
  views: ViewStore;
  files: FileStore;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  outbox: Outbox;
  record: TrafficRecord;
  faults: Faults;
  activity: Activity;
  timer: ClockTimer;
  /** `http://127.0.0.1:PORT`. */
  baseUrl: () => string;
  newSocketPath: () => string;
};
