import { broken, warning, well } from './finding.js';
/** The machine and the process. */
const OFF_MS = 30_000;
/** Slack's signatures count for five minutes. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const SIGNATURE_MS = 5 * 60_000;
/** `version` as 20.19.0, `engines` as package.json says it: >=20.19. */
export function nodeFinding(version, engines) {
    const [least = 0, leastMinor = 0] = numbersIn(engines);
    const [major = 0, minor = 0] = numbersIn(version);
    if (major > least || (major === least && minor >= leastMinor))
        return well('Node', `This is Node ${version}.`);
    return broken('Node', `This is Node ${version}, and the bot needs ${engines}.`, {
        why: 'It may not start, or fail where nobody has tried it.',
        advice: `Install Node ${least}.${leastMinor} or newer.`,
    });
}
/** `offsets` in minutes, of winter and of summer. */
export function zoneFinding(offsets) {
    if (offsets.every((offset) => offset === 0))
        return well('Time zone', 'The process runs in UTC.');
    return broken('Time zone', 'The process does not run in UTC.', {
        why: 'The bot refuses to start in another zone: scheduled work would miss an hour each autumn.',
        advice: 'Start both with npm (npm start, npm run doctor), or set TZ=UTC.',
    });
}
/** `aheadMs`: how far this machine's clock is before Slack's; negative when it is behind. */
export function clockFinding(aheadMs, mode) {
    if (aheadMs === null) {
        return warning('Clock', 'Slack’s answer does not say what time it is there.', {
            why: 'Deadlines and signatures go by this machine’s clock.',
            advice: 'Look whether something between this machine and Slack takes the Date header away.',
        });
    }
    const off = Math.abs(aheadMs);
    const is = `This machine’s clock is ${durationWords(off)} ${aheadMs > 0 ? 'ahead of' : 'behind'} Slack’s.`;
    if (off <= OFF_MS)
        return well('Clock', 'This machine’s clock agrees with Slack’s.');
    const advice = 'Let the machine set its clock by NTP (for example timedatectl set-ntp true).';
    if (mode === 'http' && off >= SIGNATURE_MS)
        return broken('Clock', is, { why: 'Every request of Slack’s is refused as too old or too early.', advice });
    return warning('Clock', is, { why: 'Deadlines, reminders and days are off by as much.', advice });
}
/** How far a clock is ahead of Slack's, whose `Date` header is cut to whole seconds; `from` and `to`: before and after the call. */
export function aheadOf(slackTime, { from, to }) {
    if (slackTime === null)
        return null;
    // Within the call and the second that was cut off nobody can say more.
    if (slackTime + 999 >= from && slackTime <= to)
        return 0;
    return slackTime > to ? to - slackTime : from - (slackTime + 999);
}
function durationWords(ms) {
    const seconds = Math.round(ms / 1000);
    return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
function numbersIn(version) {
    return (version.match(/\d+/g) ?? []).map(Number);
}
