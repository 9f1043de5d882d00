import type { Workspace } from './workspace.ts';

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  altText: string;
  size: number;
  userId: string;
  created: number;
  bytes: Buffer | null;
  /** Uploaded, completed and processed: only then it has a type and can stand in blocks. */
  isReady: boolean;
  isCompleted: boolean;
  channels: string[];
  shares: Record<string, string>;
};

export type FileStore = {
  create: (file: Pick<StoredFile, 'name' | 'size' | 'userId' | 'altText'>) => StoredFile;
  find: (id: string) => StoredFile | undefined;
  kept: () => Map<string, StoredFile>;
};

export function createFileStore(workspace: Workspace, files: Map<string, StoredFile> = new Map()): FileStore {
  return {
    create: (file) => {
      const created: StoredFile = {
        ...file,
        id: workspace.ids.next('F'),
        title: file.name,
        created: Math.floor(workspace.clock.now() / 1000),
        bytes: null,
        isReady: false,
        isCompleted: false,
        channels: [],
        shares: {},
      };
      files.set(created.id, created);
      return created;
    },
    find: (id) => files.get(id),
    kept: () => files,
  };
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

export function fileType(name: string): { filetype: string; mimetype: string } {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const mimetype = TYPES[extension];
  return mimetype ? { filetype: extension, mimetype } : { filetype: 'binary', mimetype: 'application/octet-stream' };
}
