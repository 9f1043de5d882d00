import { deserialize, serialize } from 'node:v8';
import type { TrafficEntry } from './acts.ts';
import type { StoredFile } from './file-store.ts';
import type { OpenView } from './interactions/view-stack.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';
import type { ReadMarks } from './client-state.ts';
import type { Conversation, Workspace } from './workspace.ts';
import type { Person, UserGroup } from './world.ts';

/** All that stands in a workspace, so that another sandbox can begin where this one was. What is under way does not stand. */

type Parts = {
  workspace: {
    ids: number;
    lastMicros: number;
    people: Map<string, Person>;
    conversations: Map<string, Conversation>;
    userGroups: Map<string, UserGroup>;
    installation: Workspace['installation'];
  };
  messages: Map<string, StoredMessage[]>;
  files: Map<string, StoredFile>;
  views: { stacks: Map<string, OpenView[]>; homes: Map<string, OpenView>; usedExternalIds: Set<string> };
  reads: Map<string, string>;
  record: { entries: TrafficEntry[]; lastId: number };
};
export type ImageOf<Part extends keyof Parts> = Parts[Part];

export type Image = Parts & { at: number };

export function takeImage({ workspace, messages, files, views, record }: Services, reads: ReadMarks): Uint8Array {
  const image: Image = {
    at: workspace.clock.now(),
    workspace: workspace.kept(),
    messages: messages.kept(),
    files: files.kept(),
    views: views.kept(),
    reads: reads.kept(),
    record: record.kept(),
  };
  return serialize(image);
}

/** Parts that are nobody else's. */
export function readImage(image: Uint8Array): Image {
  return deserialize(image);
}
