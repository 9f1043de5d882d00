import { deserialize, serialize } from 'node:v8';
import type { RecordImage } from './control/record.ts';
import type { StoredFile } from './file-store.ts';
import type { ViewsImage } from './interactions/view-stack.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';
import type { ReadMarks } from './client-state.ts';
import type { WorkspaceImage } from './workspace.ts';

/** All that stands in a workspace, so that another sandbox can begin where this one was. What is under way does not stand. */

type Parts = {
  workspace: WorkspaceImage;
  messages: Map<string, StoredMessage[]>;
  files: Map<string, StoredFile>;
  views: ViewsImage;
  reads: Map<string, string>;
  record: RecordImage;
};

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
