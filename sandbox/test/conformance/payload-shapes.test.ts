import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Args, createGround, type Ground } from './ground.ts';
import { actions, button, input, option, plain, section, textInput } from './row.ts';
import recorded from './samples.json' with { type: 'json' };
import { commonShape, lacking } from './shape.ts';

const { samples } = recorded;
type Kind = keyof typeof samples;

let ground: Ground;
let payloads: Args[];
beforeEach(async () => {
  ground = await createGround();
  payloads = await ground.connect(answer);
});
afterEach(() => ground.stop());

const select = { type: 'external_select', action_id: 'pick', min_query_length: 0, placeholder: plain('Pick') };
const form = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  close: plain('Cancel'),
  notify_on_close: true,
  blocks: [
    input('Words', textInput, { optional: true }),
    input('Pick', select, { optional: true, block_id: 'pick' }),
    actions([button('Press', 'press', { value: 'v' })], { block_id: 'row' }),
  ],
};
const card = [
  actions([button('Press', 'press', { value: 'v' }), select], { block_id: 'row' }),
  section('Words', { block_id: 'words' }),
];

function answer(payload: Args): Args | undefined {
  return payload.type === 'block_suggestion' ? { options: [option('Found')] } : undefined;
}

/** The newest payload of a `type`, event type or, for commands, 'slash_command'. */
function last(kind: string): Args {
  const found = payloads.findLast((payload) => {
    const event = payload.event as { type?: string; subtype?: string } | undefined;
    const kinds = [payload.type, event?.type, event?.subtype, payload.command ? 'slash_command' : undefined];
    return kinds.includes(kind);
  });
  if (!found) throw new Error(`No ${kind} was sent.`);
  return found;
}

async function openForm(): Promise<void> {
  await ground.sandbox.as('U0MAYA').slash('/bare');
  await ground.call('views.open', { trigger_id: last('slash_command').trigger_id, view: form });
}

/**
 * Ours has no Enterprise Grid; `authed_users` gave way to `authorizations`; `inviter` is only there when somebody
 * invited.
 */
const isOptional = (path: string) => /enterprise|authed_users|inviter/.test(path);

/** `except` is what the sandbox leaves out. */
type Check = { kind: Kind; act: () => Promise<Args>; except?: string[] };

const checks: Check[] = [
  {
    kind: 'slash_command',
    act: async () => {
      await ground.sandbox.as('U0SAM').slash('/bare hello', 'sales');
      return last('slash_command');
    },
  },
  {
    kind: 'block_actions in a message',
    act: async () => {
      await ground.post('C0SALES', { blocks: card });
      await ground.sandbox.as('U0SAM').lastMessage('sales').press('Press');
      return last('block_actions');
    },
  },
  {
    kind: 'shortcut',
    act: async () => {
      await ground.sandbox.as('U0SAM').shortcut('Bare global');
      return last('shortcut');
    },
  },
  {
    kind: 'message_action',
    act: async () => {
      const sam = ground.sandbox.as('U0SAM');
      await sam.say('sales', 'Hello');
      await sam.shortcut('Bare message', sam.lastMessage('sales'));
      return last('message_action');
    },
  },
  {
    kind: 'view_submission',
    act: async () => {
      await openForm();
      await ground.sandbox.as('U0MAYA').modal()?.fill({ Words: 'Hello' });
      await ground.sandbox.as('U0MAYA').modal()?.submit();
      return last('view_submission');
    },
  },
  {
    kind: 'view_closed',
    except: ['response_urls'],
    act: async () => {
      await openForm();
      await ground.sandbox.as('U0MAYA').modal()?.close();
      return last('view_closed');
    },
  },
  {
    kind: 'block_suggestion',
    act: async () => {
      await openForm();
      await ground.sandbox.as('U0MAYA').modal()?.fill({ Pick: 'Found' });
      return last('block_suggestion');
    },
  },
  {
    kind: 'event message',
    act: async () => {
      await ground.sandbox.as('U0SAM').say('sales', 'Hello');
      return last('message');
    },
  },
  {
    kind: 'event message in a shared channel',
    act: async () => {
      await ground.sandbox.as('U0LENA').say('partner-brightwater', 'Hello');
      return last('message');
    },
  },
  {
    kind: 'event message_deleted',
    act: async () => {
      const ts = await ground.post('C0SALES');
      await ground.call('chat.delete', { channel: 'C0SALES', ts });
      return last('message_deleted');
    },
  },
  {
    kind: 'event app_mention',
    act: async () => {
      await ground.sandbox.as('U0SAM').say('sales', '<@U0APP> hello');
      return last('app_mention');
    },
  },
  {
    kind: 'event app_home_opened',
    act: async () => {
      await ground.sandbox.as('U0MAYA').home();
      return last('app_home_opened');
    },
  },
  {
    kind: 'event member_joined_channel',
    act: async () => {
      ground.sandbox.control.join('C0SALES', 'U0MAYA');
      await ground.sandbox.settled();
      return last('member_joined_channel');
    },
  },
  {
    kind: 'event member_left_channel',
    act: async () => {
      ground.sandbox.control.leave('C0SALES', 'U0SAM');
      await ground.sandbox.settled();
      return last('member_left_channel');
    },
  },
  {
    kind: 'event app_uninstalled',
    act: async () => {
      ground.sandbox.control.uninstall();
      await ground.sandbox.settled();
      return last('app_uninstalled');
    },
  },
  {
    kind: 'event tokens_revoked',
    act: async () => {
      ground.sandbox.control.revokeToken();
      await ground.sandbox.settled();
      return last('tokens_revoked');
    },
  },
];

describe('a payload has at least what every real one of its kind has', { tags: 'thorough' }, () => {
  it.each(checks)('$kind', async ({ kind, act, except = [] }) => {
    const real = samples[kind].map((sample) => sample.payload);
    const payload = await act();
    expect(lacking(commonShape(real), payload, (path) => isOptional(path) || except.includes(path))).toEqual([]);
  });
});

describe('what the samples say of views holds in every payload that brings one', () => {
  const view = () => commonShape(samples.view_submission.map(({ payload }) => payload.view));

  it('a click in a modal', { tags: 'thorough' }, async () => {
    await openForm();
    await ground.sandbox.as('U0MAYA').modal()?.press('Press');
    expect(lacking(view(), last('block_actions').view, isOptional)).toEqual([]);
  });

  it('a click on the Home tab', { tags: 'thorough' }, async () => {
    await ground.call('views.publish', { user_id: 'U0MAYA', view: { type: 'home', blocks: card } });
    await (await ground.sandbox.as('U0MAYA').home()).press('Press');
    const needed = view();
    for (const path of needed.keys()) if (/^(submit|close|title)\./.test(path)) needed.delete(path);
    const payload = last('block_actions');
    expect(payload).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    expect(lacking(needed, payload.view, (path) => ['submit', 'close', 'title'].includes(path))).toEqual([]);
  });

  it('the answer of views.open', async () => {
    await ground.sandbox.as('U0MAYA').slash('/bare');
    const { body } = await ground.call('views.open', { trigger_id: last('slash_command').trigger_id, view: form });
    expect(lacking(view(), body.view, isOptional)).toEqual([]);
  });

  it('a suggestion in a message brings the message instead', async () => {
    const ts = await ground.post('C0SALES', { blocks: card });
    const on = { message: { channel: 'C0SALES', ts } };
    const act = { act: 'suggest', on, block_id: 'row', action_id: 'pick', query: 'Fo' };
    await fetch(`${ground.sandbox.url}/sandbox/act?as=U0SAM`, { method: 'POST', body: JSON.stringify(act) });
    expect(last('block_suggestion')).toMatchObject({
      container: { type: 'message', channel_id: 'C0SALES', message_ts: ts },
      channel: { id: 'C0SALES' },
      message: { ts },
      value: 'Fo',
    });
  });
});

describe('the comparison itself', () => {
  const real = [
    { user: { id: 'U1', age: 3 }, list: [{ a: 1 }] },
    { user: { id: 'U2' }, list: [{ a: 2 }], more: true },
  ];

  it('asks for what all samples have and for nothing else', () => {
    expect(lacking(commonShape(real), { user: { id: 'U3' }, list: [{ a: 3 }] }, () => false)).toEqual([]);
  });

  it('notices what is missing and what is of another kind', () => {
    expect(lacking(commonShape(real), { user: {}, list: [{ a: 'x' }] }, () => false)).toEqual([
      'user.id is missing',
      'list[].a is string instead of number',
    ]);
  });
});
