import type { StateValues } from '../acts.ts';
import { storedBlocks } from '../elements.ts';
import { type Json, recordsOf, stringOf } from '../json.ts';
import { ApiError } from '../web-api/api-error.ts';
import type { Workspace } from '../workspace.ts';
import { carriedOver } from './state-values.ts';

/** A view on one person's screen, and what their client knows about it. */
export type OpenView = {
  id: string;
  personId: string;
  rootId: string;
  previousId: string | null;
  type: 'modal' | 'home';
  /** The view as the app sent it, apart from its blocks. */
  source: Json;
  blocks: Json[];
  hash: string;
  /** Where the person was when it opened. */
  channel: string | null;
  values: StateValues;
  errors: Record<string, string>;
  isSubmitting: boolean;
};

export type ViewsImage = {
  stacks: Map<string, OpenView[]>;
  homes: Map<string, OpenView>;
  usedExternalIds: Set<string>;
};

export type ViewStore = {
  /** On the device in front of them. Root first, top last. */
  stack: (personId: string) => OpenView[];
  /** The same of the device on which this view is open. */
  stackOf: (view: OpenView) => OpenView[];
  top: (personId: string) => OpenView | undefined;
  home: (personId: string) => OpenView | undefined;
  /** Open views only. */
  find: (key: { viewId?: string | undefined; externalId?: string | undefined }) => OpenView | undefined;
  /**
   * Starts a new stack. Nobody opens a window under a window: an older stack of that person is open on another device from then on, where
   * whoever holds one of its views goes on with it.
   */
  open: (personId: string, view: Json, channel: string | null) => OpenView;
  /** Onto the stack of this view. Throws `push_limit_reached` above three views. */
  push: (below: OpenView, view: Json) => OpenView;
  /** Keeps the id, changes the hash. Throws `hash_conflict` when `hash` is given and is not the current one. */
  update: (view: OpenView, next: Json, hash?: string) => void;
  publish: (personId: string, view: Json, hash?: string) => OpenView;
  /** Removes a view and what is stacked on it. */
  close: (view: OpenView) => void;
  /** Closes the whole stack in which this view is. */
  closeAll: (view: OpenView) => void;
  kept: () => ViewsImage;
};

const DEPTH_LIMIT = 3;
const OTHER_DEVICES = 2;

/** https://docs.slack.dev/surfaces/modals */
export function createViewStore(
  workspace: Workspace,
  from: ViewsImage = { stacks: new Map(), homes: new Map(), usedExternalIds: new Set() },
): ViewStore {
  const { stacks, homes, usedExternalIds } = from;
  /** Windows on other devices: an image is taken while there are none. */
  const elsewhere = new Map<string, OpenView[][]>();
  const stack = (personId: string) => stacks.get(personId) ?? [];
  const others = (personId: string) => elsewhere.get(personId) ?? [];
  const stackOf = (view: OpenView) =>
    [stack(view.personId), ...others(view.personId)].find((views) => views.includes(view)) ?? [];
  /** Puts `views` in the place of a stack. */
  const setStack = (personId: string, before: OpenView[], views: OpenView[]) => {
    if (before === stack(personId)) stacks.set(personId, views);
    else
      elsewhere.set(
        personId,
        others(personId).map((each) => (each === before ? views : each)),
      );
    workspace.changed();
  };
  const newHash = () => `${Math.floor(workspace.clock.now() / 1000)}.${workspace.ids.nextSecret()}`;

  const claimExternalId = (view: Json, owner?: OpenView) => {
    const externalId = stringOf(view.external_id);
    if (!externalId || externalId === owner?.source.external_id) return;
    if (usedExternalIds.has(externalId)) throw new ApiError('duplicate_external_id');
    usedExternalIds.add(externalId);
  };
  const create = (personId: string, view: Json, channel: string | null, below?: OpenView): OpenView => {
    claimExternalId(view);
    const id = workspace.ids.next('V');
    const blocks = storedBlocks(recordsOf(view.blocks), workspace.ids);
    const { blocks: _blocks, ...source } = view;
    return {
      id,
      personId,
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      type: view.type === 'home' ? 'home' : 'modal',
      source,
      blocks,
      hash: newHash(),
      channel,
      values: carriedOver({}, blocks, channel),
      errors: {},
      isSubmitting: false,
    };
  };
  const update: ViewStore['update'] = (view, next, hash) => {
    if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict');
    claimExternalId(next, view);
    const { blocks, ...source } = next;
    view.source = source;
    view.blocks = storedBlocks(recordsOf(blocks), workspace.ids);
    view.values = carriedOver(view.values, view.blocks, view.channel);
    view.hash = newHash();
    view.errors = {};
    workspace.changed();
  };

  return {
    stack,
    stackOf,
    top: (personId) => stack(personId).at(-1),
    home: (personId) => homes.get(personId),
    find: ({ viewId, externalId }) =>
      [...stacks.values(), ...[...elsewhere.values()].flat(), [...homes.values()]]
        .flat()
        .find((view) =>
          viewId ? view.id === viewId : externalId !== undefined && view.source.external_id === externalId,
        ),
    open: (personId, view, channel) => {
      const opened = create(personId, view, channel);
      const before = stack(personId);
      if (before.length > 0) elsewhere.set(personId, [...others(personId), before].slice(-OTHER_DEVICES));
      stacks.set(personId, [opened]);
      workspace.changed();
      return opened;
    },
    push: (onto, view) => {
      const views = stackOf(onto);
      const below = views.at(-1);
      if (!below) throw new ApiError('not_found');
      if (views.length >= DEPTH_LIMIT) throw new ApiError('push_limit_reached');
      const pushed = create(onto.personId, view, below.channel, below);
      setStack(onto.personId, views, [...views, pushed]);
      return pushed;
    },
    update,
    publish: (personId, view, hash) => {
      const existing = homes.get(personId);
      if (existing) {
        update(existing, view, hash);
        return existing;
      }
      const published = create(personId, view, null);
      homes.set(personId, published);
      workspace.changed();
      return published;
    },
    close: (view) => {
      const views = stackOf(view);
      const index = views.indexOf(view);
      if (index >= 0) setStack(view.personId, views, views.slice(0, index));
    },
    closeAll: (view) => setStack(view.personId, stackOf(view), []),
    kept: () => from,
  };
}
