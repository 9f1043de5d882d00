import type { ActResult } from '../acts.ts';
import { homeTabIsEnabled } from '../manifest.ts';
import { isOurs } from '../membership.ts';
import type { Actor } from './actor.ts';
import { viewPart } from './payload-parts.ts';
import { problem } from './problems.ts';

/** A person opens the app: its Home tab or its messages. https://docs.slack.dev/reference/events/app_home_opened */
export function openApp({ services, person }: Actor, tab: 'home' | 'messages'): ActResult {
  const { workspace, views, outbox } = services;
  if (!isOurs(workspace, person)) return problem('This app is not installed in your workspace.');
  if (tab === 'home' && !homeTabIsEnabled(workspace.manifest)) return problem('This app has no Home tab.');
  const home = views.home(person.id);
  const dm = workspace.openDm(person.id);
  outbox.emit({
    type: 'app_home_opened',
    user: person.id,
    channel: dm.id,
    tab,
    ...(tab === 'home' && home ? { view: viewPart(workspace, home, home.values) } : {}),
    event_ts: workspace.nextTs(),
  });
  return { ok: true };
}
