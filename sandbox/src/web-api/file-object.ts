import { type StoredFile, fileType } from '../file-store.ts';
import type { Json } from '../json.ts';
import { isExternallyShared } from '../membership.ts';
import type { Services } from '../services.ts';

/** A file as files.info and messages show it. https://docs.slack.dev/reference/objects/file-object */
export function fileObject(services: Pick<Services, 'workspace' | 'baseUrl'>, file: StoredFile): Json {
  const { workspace } = services;
  const isPublic = (id: string) => !workspace.conversations.get(id)?.isPrivate;
  const shares = Object.entries(file.shares).map(([id, ts]): [string, Json[]] => [id, [{ ts }]]);
  const url = fileUrl(services.baseUrl(), file);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    ...typePart(file),
    user: file.userId,
    user_team: workspace.people.get(file.userId)?.teamId ?? workspace.team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.channels.some(isPublic),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    alt_txt: file.altText,
    url_private: url,
    url_private_download: url,
    permalink: `https://${workspace.team.domain}.slack.com/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
    channels: file.channels.filter((id) => id.startsWith('C')),
    groups: [],
    ims: file.channels.filter((id) => id.startsWith('D')),
    shares: {
      public: Object.fromEntries(shares.filter(([id]) => isPublic(id))),
      private: Object.fromEntries(shares.filter(([id]) => !isPublic(id))),
    },
  };
}

/** In messages a file does not say where else it was shared. */
export function attachedFile(services: Pick<Services, 'workspace' | 'baseUrl'>, file: StoredFile): Json {
  const { channels: _channels, groups: _groups, ims: _ims, shares: _shares, ...object } = fileObject(services, file);
  return object;
}

/**
 * In events, files of Slack Connect channels say nothing of themselves: the app has to ask files.info.
 * https://docs.slack.dev/apis/slack-connect
 */
export function announcedFile(
  services: Pick<Services, 'workspace' | 'baseUrl'>,
  file: StoredFile,
  channel: string,
): Json {
  const conversation = services.workspace.conversations.get(channel);
  if (!conversation || !isExternallyShared(conversation)) return attachedFile(services, file);
  return { id: file.id, created: 0, timestamp: 0, user: '', mode: 'file_access', file_access: 'check_file_info' };
}

export function fileUrl(baseUrl: string, file: StoredFile): string {
  return `${baseUrl}/files/${file.id}/${encodeURIComponent(file.name)}`;
}

/** Known only when Slack has processed the upload. */
function typePart(file: StoredFile): Json {
  if (!file.isReady) return { mimetype: '', filetype: '', pretty_type: '' };
  const { mimetype, filetype } = fileType(file.name);
  return { mimetype, filetype, pretty_type: filetype === 'binary' ? 'Binary' : filetype.toUpperCase() };
}
