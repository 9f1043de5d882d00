import { viewPart } from '../interactions/payload-parts.ts';
import type { OpenView } from '../interactions/view-stack.ts';
import { type Json, recordsOf } from '../json.ts';
import { homeTabIsEnabled } from '../manifest.ts';
import type { Services } from '../services.ts';
import { ApiError, apiErrorWithMessages, missingField } from './api-error.ts';
import { checkedView } from './block-faults.ts';
import { checkSlackFiles } from './message-arguments.ts';
import type { Call, MethodTable } from './method.ts';

/** https://docs.slack.dev/reference/methods?family=views */
export const viewMethods: MethodTable = {
  'views.open': { token: 'bot', scopes: [], run: open },
  'views.push': { token: 'bot', scopes: [], run: push },
  'views.update': { token: 'bot', scopes: [], run: update },
  'views.publish': { token: 'bot', scopes: [], run: publish },
};

/** A view is checked before its trigger is spent. */
function open(call: Call): Json {
  const { services, args } = call;
  const view = modalArgument(call);
  const trigger = services.triggers.redeem(triggerOf(args));
  const opened = services.views.open(trigger.personId, view, trigger.channel);
  return answer(services, opened);
}

/** The trigger must come from inside an open modal: a view is pushed onto that one's stack. */
function push(call: Call): Json {
  const { services, args } = call;
  const view = modalArgument(call);
  const trigger = services.triggers.redeem(triggerOf(args));
  const below = trigger.viewId ? services.views.find({ viewId: trigger.viewId }) : undefined;
  if (!below || below.type !== 'modal') throw new ApiError('not_found');
  const pushed = services.views.push(below, view);
  return answer(services, pushed);
}

function update(call: Call): Json {
  const { services, args } = call;
  const view = viewArgument(call);
  const viewId = args.text('view_id');
  const externalId = args.text('external_id');
  if (!viewId && !externalId) throw missingField('view_id');
  const found = services.views.find({ viewId, externalId });
  if (!found) throw new ApiError('not_found');
  if (found.type !== view.type) {
    throw apiErrorWithMessages('invalid_arguments', [
      '[ERROR] a view cannot change its type [json-pointer:/view/type]',
    ]);
  }
  services.views.update(found, view, args.text('hash') || undefined);
  return answer(services, found);
}

function publish(call: Call): Json {
  const { services, args } = call;
  const { workspace } = services;
  const personId = args.required('user_id');
  const view = viewArgument(call);
  if (view.type !== 'home') {
    throw apiErrorWithMessages('invalid_arguments', ['[ERROR] must be one of: "home" [json-pointer:/view/type]']);
  }
  if (!homeTabIsEnabled(workspace.manifest)) throw new ApiError('not_enabled');
  const person = workspace.people.get(personId);
  if (!person || person.deleted) {
    throw apiErrorWithMessages('invalid_arguments', ['[ERROR] invalid `user_id` [json-pointer:/user_id]']);
  }
  const published = services.views.publish(personId, view, args.text('hash') || undefined);
  return answer(services, published);
}

/** `interactivity_pointer` is documented as another name; what else Slack takes there is not. */
function triggerOf(args: Call['args']): string | undefined {
  return args.text('trigger_id') ?? args.text('interactivity_pointer');
}

function modalArgument(call: Call): Json {
  const view = viewArgument(call);
  if (view.type === 'modal') return view;
  throw apiErrorWithMessages('invalid_arguments', ['[ERROR] must be one of: "modal" [json-pointer:/view/type]']);
}

function viewArgument({ services, args }: Call): Json {
  const view = checkedView(args.json('view'));
  checkSlackFiles(services, recordsOf(view.blocks));
  return view;
}

function answer(services: Services, view: OpenView): Json {
  return { view: viewPart(services.workspace, view, {}) };
}
