import type { Activity } from '../activity.ts';
import type { ClockTimer } from '../clock-timer.ts';
import type { Faults } from '../control/faults.ts';
import type { TrafficRecord } from '../control/record.ts';
import { type Json, recordOf, stringOf } from '../json.ts';
import { isSubscribed } from '../manifest.ts';
import { isExternallyShared } from '../membership.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import { type Answer, type Envelope, outcomeOf } from './envelope.ts';

export type Outbox = {
  /** Delivers a command or interaction once; Slack never repeats these. */
  interact: (envelope: Envelope) => Promise<Answer>;
  /**
   * Delivers an event if the manifest subscribes to it, and again at once, after 1 and after 5 minutes of the clock while
   * the app does not take it. Does not wait. https://docs.slack.dev/apis/events-api#errors
   */
  emit: (event: Json & { type: string }, about?: EventContext) => void;
  isConnected: () => boolean;
};

export type EventContext = {
  /** What the manifest calls it, where that is not the event's type: `message.channels`. */
  subscription?: string;
  conversation?: Conversation | undefined;
  /** The team of the person who did it. */
  actorTeamId?: string | undefined;
  /** `app_uninstalled` and `tokens_revoked` come without. */
  isWithoutAuthorization?: boolean;
};

export type Carrier = {
  deliver: (envelope: Envelope, copies: number) => Promise<Answer>;
  isConnected: () => boolean;
};

const RETRY_AFTER_MS = [0, 60_000, 300_000];

export function createOutbox(deps: {
  workspace: Workspace;
  faults: Faults;
  record: TrafficRecord;
  activity: Activity;
  timer: ClockTimer;
  carrier: () => Carrier;
}): Outbox {
  const { workspace, faults, record, activity, timer } = deps;

  const send = async (envelope: Envelope): Promise<Answer> => {
    const type = stringOf(envelope.payload.type) ?? envelope.what;
    const copies = faults.takeDuplicate(envelope.what, type) ? 2 : 1;
    const answer = await activity.track(deps.carrier().deliver(envelope, copies));
    record.add({
      direction: 'slack→app',
      what: envelope.what,
      outcome: outcomeOf(answer),
      request: envelope.payload,
      response: answer.kind === 'acked' ? (answer.body ?? null) : null,
    });
    return answer;
  };

  const attempt = async (envelope: Envelope, retriesDone: number): Promise<void> => {
    const answer = await send(envelope);
    if (answer.kind === 'acked' || (answer.kind === 'refused' && answer.noRetry)) return;
    const delay = RETRY_AFTER_MS[retriesDone];
    if (delay === undefined) return;
    const retry = { num: retriesDone + 1, reason: retryReason(answer) };
    timer.after(delay, () => void attempt({ ...envelope, retry }, retriesDone + 1));
  };

  const interact: Outbox['interact'] = async (envelope) => {
    // Without interactivity in the manifest Slack has nowhere to send clicks and submissions.
    const isOff = envelope.type === 'interactive' && !workspace.manifest.settings?.interactivity?.is_enabled;
    return isOff ? { kind: 'no_app' } : send(envelope);
  };

  return {
    interact,
    emit: (event, about = {}) => {
      if (!isSubscribed(workspace.manifest, about.subscription ?? event.type)) return;
      const payload = eventPayload(workspace, event, about);
      void attempt({ type: 'events_api', what: event.type, payload, acceptsResponse: false }, 0);
    },
    isConnected: () => deps.carrier().isConnected(),
  };
}

function retryReason(answer: Answer): string {
  if (answer.kind === 'refused') return 'http_error';
  return answer.kind === 'no_app' ? 'connection_failed' : 'http_timeout';
}

/** The envelope's `team_id` is the actor's, the authorization's is ours. https://docs.slack.dev/apis/slack-connect */
function eventPayload(workspace: Workspace, event: Json, about: EventContext): Json {
  const { app, team, clock, ids } = workspace;
  const organisation = workspace.organisationOf(team.id);
  const actorTeamId = about.actorTeamId ?? team.id;
  const enterprise = workspace.organisationOf(actorTeamId);
  const authorization = {
    enterprise_id: organisation?.id ?? null,
    team_id: workspace.isInstalledOnOrganisation ? null : team.id,
    user_id: app.botUserId,
    is_bot: true,
    is_enterprise_install: workspace.isInstalledOnOrganisation,
  };
  const context = about.isWithoutAuthorization ? {} : { authorizations: [authorization] };
  return {
    token: 'sandbox-verification-token',
    team_id: actorTeamId,
    ...(enterprise ? { enterprise_id: enterprise.id } : {}),
    context_team_id: team.id,
    context_enterprise_id: organisation?.id ?? null,
    api_app_id: app.appId,
    event: recordOf(event),
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: Math.floor(clock.now() / 1000),
    ...context,
    is_ext_shared_channel: about.conversation ? isExternallyShared(about.conversation) : false,
    event_context: ids.nextSecret(),
  };
}
