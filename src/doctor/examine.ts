import type { EpochMs } from '../core/time/instant.ts';
import type { SlackChecks } from '../slack/checks.ts';
import { channelFindings } from './channels.ts';
import { drawings, drawingsFinding } from './drawings.ts';
import type { Finding } from './finding.ts';
import { aheadOf, clockFinding } from './machine.ts';
import { directMessageFinding, scopesFinding, socketFinding, tokenFinding } from './slack.ts';

/** Everything that only Slack can say, in the order in which it is printed. Without a token that Slack takes, only that. */

export type Asked = {
  checks: SlackChecks;
  apiUrl: string;
  mode: 'socket' | 'http';
  /** Of manifest.json; null when it is not here. */
  wantedScopes: readonly string[] | null;
  partners: readonly { channelId: string; teamId: string }[];
  /** To whom the bot writes; null while nobody is named. */
  somebody: string | null;
  now: () => EpochMs;
};

export async function slackFindings(asked: Asked): Promise<Finding[]> {
  const { checks, apiUrl, mode, wantedScopes, partners, somebody, now } = asked;
  const from = now();
  const installed = await checks.installation();
  const to = now();
  const token = tokenFinding(installed, apiUrl);
  if (!('answer' in installed)) return [token];
  const { slackTime, scopes, botUserId } = installed.answer;
  return [
    token,
    scopesFinding(scopes, wantedScopes),
    ...(mode === 'socket' ? [socketFinding(await checks.opensSocket())] : []),
    clockFinding(aheadOf(slackTime, { from, to }), mode),
    directMessageFinding(somebody === null ? null : await checks.opensDirectMessage(somebody)),
    ...(await channelFindings(partners, checks)),
    await drawingsFinding(drawings(botUserId, now()), checks),
  ];
}
