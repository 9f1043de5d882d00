import { awaiting } from '../core/handoff.js';
import { demandedBy } from '../core/notice-rules.js';
import { inLog } from '../core/subject.js';
import { createBacklog } from './backlog.js';
import { createStoppedMessages } from './stopped-messages.js';
/** Due work runs each minute; what it has not done at the next look either has been due for a minute and a half. */
const OVERDUE_MS = 30_000;
/** A draft waits while Slack does not say who somebody is. */
const DRAFT_OVERDUE_MS = 15 * 60_000;
const SLACK_ANSWERED_WITHIN_MS = 15 * 60_000;
/** After an absence each message is tried anew, as soon as Slack's limits let it. */
const TRIED_WITHIN_MS = 60_000;
/** At least two looks have not happened: the bot, or its machine, was away. */
const SILENT_MS = 3 * 60_000;
export function createAuditor(deps) {
    const { store, isOwed, isSlackSilent, now, elapsed, log, onSaved } = deps;
    const overdue = createBacklog();
    /** Beside handoffs. */
    const overdueElse = createBacklog();
    const messages = createStoppedMessages(elapsed);
    let baseline = null;
    let lastLookAt = { now: now(), elapsed: elapsed() };
    /** When the bot began to be there, without a break since. */
    let backSince = elapsed();
    let wasSlackSilent = false;
    let known = new Map();
    /** Of those, what the intake owner was told, or was found beside it. */
    let mentioned = new Set();
    /** Messages that an event demanded and that were not there. */
    let missing = [];
    const look = async () => {
        baseline ??= await store.audit.begin();
        const at = now();
        noticeAbsence(at);
        const rows = await store.audit.look({
            event: baseline.lastEvent,
            draft: hasHadTime(DRAFT_OVERDUE_MS) ? at - DRAFT_OVERDUE_MS : 0,
            other: at - OVERDUE_MS,
            now: at,
        });
        const about = (stall, handoffs) => handoffs.map((id) => ({ stall, subject: { about: 'handoff', id }, what: id }));
        const newlyMissing = rows.events.flatMap(({ handoff, kind, told }) => demandedBy(kind)
            .filter((demanded) => !told.has(demanded))
            .map((demanded) => ({ handoff, kind: demanded })));
        missing = [...(await stillMissing()), ...newlyMissing];
        const expected = baseline.open + rows.created - rows.closed;
        const isMiscounted = rows.isUpToDate && rows.open !== expected;
        // Reported once: the next look counts from the rows that exist.
        baseline = {
            open: rows.isUpToDate ? rows.open : expected,
            lastEvent: rows.events.at(-1)?.id ?? baseline.lastEvent,
        };
        return [
            ...about('forgotten', rows.forgotten),
            ...lookBeside(rows.overdueElse),
            ...about('overdue', overdue.look(await reallyOverdue(rows.overdue, at - OVERDUE_MS))),
            ...about('untold', [...rows.withoutCard, ...missing.map(({ handoff }) => handoff)]),
            ...messages.look(rows.heads, { slackTakes: slackTakes(rows.lastSentAt, at), at }),
            ...(isMiscounted ? [{ stall: 'miscounted', subject: null, what: `${rows.open} for ${expected}` }] : []),
        ];
    };
    /** What stopped while nobody was there to do it has not stopped: it is measured from the return. */
    const noticeAbsence = (at) => {
        // A machine's sleep is counted by the clock on the wall alone.
        const goneMs = Math.max(at - lastLookAt.now, elapsed() - lastLookAt.elapsed);
        if (goneMs <= SILENT_MS)
            return;
        backSince = elapsed();
        overdue.forget();
        overdueElse.forget();
        messages.forget();
    };
    /** Whether the bot has been there for `ms` without a break. */
    const hasHadTime = (ms) => elapsed() - backSince >= ms;
    const slackTakes = (lastSentAt, at) => at - lastSentAt < SLACK_ANSWERED_WITHIN_MS && hasHadTime(TRIED_WITHIN_MS);
    /** Null also for a row that cannot be read: one damaged row must not keep the others from being looked at. */
    const find = (id) => store.handoff(id).catch(() => null);
    /** Who is told that it stands still: the intake owner of a handoff, or the first who is turned to with what it is. */
    const mender = async (subject) => {
        if (subject.about !== 'handoff')
            return (await store.mendersAbout(subject))[0] ?? null;
        const handoff = await find(subject.id);
        return handoff && store.intakeOwner(handoff);
    };
    const lookBeside = (due) => {
        const still = new Set(overdueElse.look(due.map(({ id }) => id)));
        return due.filter(({ id }) => still.has(id)).map((subject) => ({ stall: 'overdue', subject, what: subject.id }));
    };
    const reallyOverdue = async (ids, since) => {
        const owed = [];
        for (const id of ids) {
            const handoff = await find(id);
            const waiting = handoff && awaiting(handoff);
            if (!waiting || (await isOwed(waiting, since)))
                owed.push(id);
        }
        return owed;
    };
    const stillMissing = async () => {
        const left = [];
        for (const message of missing) {
            if (!(await store.audit.told(message.handoff)).has(message.kind))
                left.push(message);
        }
        return left;
    };
    /** Tells the intake owner what they have not been told; not while it could arrive only when it is no longer true. */
    const tell = async (found) => {
        const untold = [...found].filter(([key]) => !mentioned.has(key));
        mentioned = new Set([...mentioned].filter((key) => found.has(key)));
        const canBeTold = !isSlackSilent() && !wasSlackSilent;
        wasSlackSilent = isSlackSilent();
        if (!canBeTold)
            return;
        for (const [key] of untold)
            mentioned.add(key);
        await tellOne(untold.map(([, finding]) => finding));
    };
    const tellOne = async (findings) => {
        for (const { stall, subject } of findings) {
            const told = subject && (await mender(subject));
            if (!told)
                continue;
            await store.audit.tell(subject, stall, told, now());
            onSaved();
            return;
        }
    };
    return {
        /** Looks once. Each finding is logged once, and the intake owner gets one message about what is new. */
        async audit() {
            const found = new Map((await look()).map((finding) => [`${finding.stall} ${finding.what}`, finding]));
            lastLookAt = { now: now(), elapsed: elapsed() };
            const fresh = [...found].filter(([key]) => !known.has(key)).map(([, finding]) => finding);
            const isOver = found.size === 0 && known.size > 0;
            known = found;
            for (const { subject, ...finding } of fresh)
                log.error({ ...finding, ...(subject && inLog(subject)) }, 'Work stands still');
            if (isOver)
                log.info({}, 'Nothing stands still any more');
            await tell(found);
        },
        /** Whether the last look found work that waits its turn, as after an absence. */
        isCatchingUp: () => overdue.isCatchingUp() || messages.isCatchingUp(),
        /** What the last look found. */
        findings: () => [...known.values()],
        /** What the last look found, a word each; `unaudited` when nobody has looked for three minutes. */
        stalls() {
            const words = new Set([...known.values()].map(({ stall }) => stall));
            if (elapsed() - lastLookAt.elapsed > SILENT_MS)
                words.add('unaudited');
            return [...words];
        },
    };
}
