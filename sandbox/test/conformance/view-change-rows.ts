import { expect } from 'vitest';
import { withTabs } from './bare-manifest.ts';
import type { Ground } from './ground.ts';
import { form, opened, opening, page, trigger } from './open-view.ts';
import { followedBy, type Kept, like, ok, plain, refused, type Row, rowsOf, section } from './row.ts';

const updated = { ...form, title: plain('Changed') };

/** https://docs.slack.dev/reference/methods/views.update */
const updateRows = rowsOf('views.update', [
  {
    promise: 'keeps the id and changes the hash',
    before: opened,
    args: ({ view_id }: Kept) => ({ view_id, view: updated }),
    answer: ({ view_id, hash }: Kept) => ({
      ok: true,
      view: { id: view_id, title: { text: 'Changed' }, hash: expect.not.stringContaining(String(hash)) },
    }),
  },
  {
    promise: 'needs no trigger, however late',
    before: followedBy(opened, (ground) => ground.clock.advance(600_000)),
    args: ({ view_id }: Kept) => ({ view_id, view: updated }),
    answer: ok,
  },
  {
    promise: 'takes the hash of the view as it is',
    before: opened,
    args: ({ view_id, hash }: Kept) => ({ view_id, hash, view: updated }),
    answer: ok,
    afterwards: {
      method: 'views.update',
      args: ({ view_id, hash }: Kept) => ({ view_id, hash, view: updated }),
      answer: refused('hash_conflict'),
    },
  },
  {
    promise: 'finds a view by external_id',
    before: (ground: Ground) => opened(ground, { external_id: 'mine' }),
    args: { external_id: 'mine', view: updated },
    answer: ({ view_id }: Kept) => ({ ok: true, view: { id: view_id } }),
  },
  {
    promise: 'does not find an unknown view',
    args: { view_id: 'V0NOWHERE', view: updated },
    answer: refused('not_found'),
  },
  {
    promise: 'does not find a view that was closed',
    before: followedBy(opened, (ground) => ground.sandbox.as('U0MAYA').modal()?.close()),
    args: ({ view_id }: Kept) => ({ view_id, view: updated }),
    answer: refused('not_found'),
  },
  {
    promise: 'checks the view',
    before: opened,
    args: ({ view_id }: Kept) => ({ view_id, view: { ...form, blocks: [section('')] } }),
    answer: refused('invalid_arguments', '/view/blocks/0/text'),
  },
]);

/** https://docs.slack.dev/reference/methods/views.push */
const pushRows: Row[] = [
  {
    promise: 'refuses a made-up trigger',
    method: 'views.push',
    before: async (ground) => void (await opened(ground)),
    args: { trigger_id: 'made.up', view: form },
    answer: refused('invalid_trigger_id'),
  },
  {
    promise: 'does not find a modal when the trigger came from outside',
    method: 'views.push',
    before: trigger,
    args: opening(form),
    answer: refused(/./),
  },
];

/** https://docs.slack.dev/reference/methods/views.publish */
const publishRows = rowsOf('views.publish', [
  {
    promise: 'answers with the view',
    args: { user_id: 'U0MAYA', view: page },
    answer: { ok: true, view: { id: like(/^V/), type: 'home', team_id: 'T0NORTHWIND', hash: like(/./), blocks: [{}] } },
  },
  {
    promise: 'refuses when the Home tab is off',
    manifest: withTabs({ home_tab_enabled: false }),
    args: { user_id: 'U0MAYA', view: page },
    answer: refused('not_enabled'),
  },
  {
    promise: 'refuses an old hash',
    before: async ({ call }: Ground) => {
      const { body } = await call('views.publish', { user_id: 'U0MAYA', view: page });
      await call('views.publish', { user_id: 'U0MAYA', view: { ...page, blocks: [section('Newer')] } });
      return { hash: (body.view as { hash: string }).hash };
    },
    args: ({ hash }: Kept) => ({ user_id: 'U0MAYA', hash, view: page }),
    answer: refused('hash_conflict'),
  },
  { promise: 'refuses a modal', args: { user_id: 'U0MAYA', view: form }, answer: refused('invalid_arguments') },
  {
    promise: 'refuses an empty text',
    args: { user_id: 'U0MAYA', view: { ...page, blocks: [section('')] } },
    answer: refused('invalid_arguments', '/view/blocks/0/text'),
  },
  {
    promise: 'refuses a datetimepicker',
    args: {
      user_id: 'U0MAYA',
      view: { ...page, blocks: [{ type: 'actions', elements: [{ type: 'datetimepicker', action_id: 'd' }] }] },
    },
    answer: refused('invalid_arguments'),
  },
  { promise: 'refuses a missing view', args: { user_id: 'U0MAYA' }, answer: refused('invalid_arguments') },
  { promise: 'refuses an unknown person', args: { user_id: 'U0NOBODY', view: page }, answer: refused(/./) },
]);

export const viewChangeRows: Row[] = [...updateRows, ...pushRows, ...publishRows];
