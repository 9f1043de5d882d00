import { type ChannelFacts, channelProblem } from '../core/partner/shared-channel.ts';
import type { SlackChecks, Tried } from '../slack/checks.ts';
import { broken, type Finding, warning, well } from './finding.ts';

/** The channels that are shared with partners. They are named by their id: what people call them is their words. */

const CHECK = 'Channel';
const WHY = 'This partner hears nothing, or somebody else could read what is meant for it.';
const CHOOSE = 'Choose the right channel for this partner in /handoff partners.';

type Shared = { channelId: string; teamId: string };

/** One finding for each channel that is not well, and one for all others. */
export async function channelFindings(
  partners: readonly Shared[],
  checks: Pick<SlackChecks, 'channel' | 'readsHistory'>,
): Promise<Finding[]> {
  if (partners.length === 0) return [well(CHECK, 'No partner is registered yet.')];
  const findings: Finding[] = [];
  for (const [index, partner] of partners.entries()) {
    // One after the other: the living bot shares Slack's limits.
    const finding = await channelFinding(partner, checks);
    if (finding !== null) findings.push(finding);
    if (finding === WAITS) {
      findings.pop();
      return [...findings, notLookedAt(partners.length - index)];
    }
  }
  const good = partners.length - findings.length;
  if (good === 0) return findings;
  const one = good === 1 ? '1 partner’s channel is' : `${good} partners’ channels are`;
  return [...findings, well(CHECK, `${one} shared with that partner alone, and the bot is inside and can read.`)];
}

/** Stands for: Slack asks to wait, or does not answer. */
const WAITS: Finding = well(CHECK, '');

/** Null when all is well. */
async function channelFinding(
  { channelId, teamId }: Shared,
  { channel, readsHistory }: Pick<SlackChecks, 'channel' | 'readsHistory'>,
): Promise<Finding | null> {
  const asked = await channel(channelId);
  if (mustWait(asked)) return WAITS;
  if ('refusal' in asked) return refused(channelId, `Slack does not show it (${asked.refusal}).`);
  const problem = problemOf(asked.answer, teamId);
  if (problem !== null) return broken(CHECK, `${channelId}: ${problem.is}`, { why: WHY, advice: problem.advice });
  const read = await readsHistory(channelId);
  if (mustWait(read)) return WAITS;
  return 'refusal' in read ? refused(channelId, `Its messages cannot be read (${read.refusal}).`) : null;
}

function mustWait(tried: Tried<unknown>): boolean {
  return 'refusal' in tried && (tried.isSilent || tried.refusal === 'ratelimited');
}

function refused(channelId: string, is: string): Finding {
  return broken(CHECK, `${channelId}: ${is}`, {
    why: 'After a lost answer the bot cannot see whether its message arrived, and waits with the next.',
    advice: 'Check the scopes on the app’s page (OAuth & Permissions) against manifest.json.',
  });
}

function problemOf(facts: ChannelFacts | null, teamId: string): { is: string; advice: string } | null {
  if (facts === null)
    return { is: 'The bot cannot see it.', advice: `Type /invite @Handoff there. If it is gone: ${CHOOSE}` };
  const problem = channelProblem(facts, teamId);
  if (problem === null) return null;
  // Its first sentence says what is, the others what to do.
  const [is = problem, ...advice] = problem.split(/(?<=\.) /);
  return { is, advice: advice.join(' ') || CHOOSE };
}

function notLookedAt(count: number): Finding {
  const are = count === 1 ? '1 channel was' : `${count} channels were`;
  return warning(CHECK, `${are} not looked at: Slack asks to wait, or does not answer.`, {
    why: 'Whether these partners can be told is not known.',
    advice: 'Run the doctor again in a few minutes.',
  });
}
