import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { conversationFrom } from '../core/conversations.js';
import { StoreTrouble } from '../core/errors.js';
import { failureOf, isSilence } from '../slack/failures.js';
import { createAddresses } from './addresses.js';
import { createCircuitBreaker } from './circuit-breaker.js';
import { createDestinations } from './destinations.js';
import { createHeld } from './held.js';
import { createLanes } from './lanes.js';
import { createLostAnswers } from './lost-answers.js';
import { createOutsiders } from './outsiders.js';
import { createMentions } from './mentions.js';
import { createPatience } from './patience.js';
import { createRateLimiter, NotYet } from './rate-limiter.js';
import { createReaders } from './readers.js';
import { createResponseUrls } from './response-urls.js';
import { createSecondCopies } from './second-copies.js';
import { createSending } from './sending.js';
import { createSetbacks, FIRST_LOOK_MS } from './setbacks.js';
import { createSharedMessages } from './shared-messages.js';
import { createUnwritten } from './unwritten.js';
/** How many of the newest notices are read at the start, to know people's channels without a call. */
const REMEMBERED_AT_START = 5000;
const NOTHING_BEGUN = { started: [], nextDue: null };
export function createDelivery(deps) {
    const { store, slack, people, meters, now, elapsed } = deps;
    const { outbox } = store;
    const rateLimiter = createRateLimiter(elapsed);
    const addresses = createAddresses({ slack, rateLimiter, elapsed });
    const responseUrls = createResponseUrls(elapsed);
    const circuitBreaker = createCircuitBreaker({ isThere: slack.isThere, elapsed });
    const destinations = createDestinations({ ...deps, addresses });
    const setbacks = createSetbacks({ ...deps, outsiders: createOutsiders(deps) });
    const patience = createPatience({ now, elapsed });
    const held = createHeld({ outbox, now, elapsed });
    const unwritten = createUnwritten({ mustTakeWrites: (at) => store.probes.mustTakeWrites(at), now, elapsed });
    const spend = (method, channel) => {
        const readyAt = rateLimiter.readyAt(method, channel);
        if (readyAt > elapsed())
            throw new NotYet(readyAt);
        rateLimiter.spend(method, channel);
    };
    const fail = async (row, error, startedAt) => {
        if (isSilence(error))
            circuitBreaker.failed(startedAt);
        await setbacks.settle(row, error);
    };
    const readers = createReaders({ people, rateLimiter, elapsed });
    const { describePresented } = readers;
    const mentions = createMentions({ slack, describePresented, rateLimiter, elapsed });
    const parts = { outbox, slack, destinations, readers, mentions, setbacks, patience, unwritten, now };
    const sending = createSending({
        ...parts,
        circuitBreaker,
        responseUrls,
        readingHours: deps.readingHours,
        shared: createSharedMessages({ ...deps, outbox, destinations, readers }),
        spend,
        fail,
        meters,
        onDrawnAgain: held.lookSoon,
        elapsed,
        log: deps.log,
    });
    const couldNotMend = (error, startedAt) => {
        if (error instanceof StoreTrouble)
            return void unwritten.wait();
        if (isSilence(error))
            circuitBreaker.failed(startedAt);
        const failure = failureOf(error);
        deps.log.warn(failure ?? { err: error }, 'A message that may stand twice could not be looked at');
    };
    const secondCopies = createSecondCopies({
        outbox,
        slack,
        rateLimiter,
        meters,
        onFailure: couldNotMend,
        now,
        elapsed,
    });
    const lostAnswers = createLostAnswers({
        ...parts,
        spendLook: () => spend('conversations.history'),
        onSentAgain: secondCopies.lookAnew,
    });
    /** Known without a query or a call, so that a notice which must wait costs nothing. */
    const needsOf = (row) => {
        const conversation = conversationFrom(row.conversation);
        const asking = row.ts !== null && conversation.to === 'person' ? null : addresses.needs(conversation);
        if (asking !== null)
            return { method: asking, readyAt: rateLimiter.readyAt(asking) };
        const isLook = row.status === 'unknown' && row.ts === null;
        const method = isLook ? 'conversations.history' : sending.methodOf(row);
        const readyAt = rateLimiter.readyAt(method, row.channel ?? addresses.known(conversation));
        // Only once the rest is allowed: what is known of the reader counts for a minute.
        if (isLook || readyAt > elapsed() || !readers.mustAsk(row))
            return { method, readyAt };
        return { method: 'users.info', readyAt: rateLimiter.readyAt('users.info') };
    };
    const tryOnce = async (row) => {
        const startedAt = elapsed();
        try {
            if (row.status === 'unknown')
                await lostAnswers.resolve(row);
            else
                await sending.deliver(row);
        }
        catch (error) {
            if (error instanceof NotYet || error instanceof StoreTrouble)
                throw error;
            await fail(row, error, startedAt);
        }
    };
    const attempt = async (row) => {
        await yieldToOthers();
        await tryOnce(row).catch((error) => {
            throw error instanceof StoreTrouble ? new NotYet(unwritten.wait()) : error;
        });
    };
    const { heads } = outbox;
    const { dueAt, ageOf } = patience;
    const lanes = createLanes({ heads, needsOf, dueAt, attempt, rateLimiter, circuitBreaker, elapsed });
    return {
        /**
         * To be called once, before anything is delivered: what the last process had claimed is looked up in Slack, not sent again, and what
         * it found to stand still is looked at anew.
         */
        async recover() {
            await outbox.releaseClaimed(now() + FIRST_LOOK_MS);
            await outbox.forgetStalls();
            for (const { conversation: key, channel } of await outbox.placesOfPeople(REMEMBERED_AT_START)) {
                const conversation = conversationFrom(key);
                if (conversation.to === 'person')
                    addresses.remember(conversation.userId, channel);
            }
        },
        /** When Slack last took something; -Infinity when it has not yet. */
        lastTakenAt: circuitBreaker.lastSuccessAt,
        /** True while Slack does not answer, so that nothing is sent. */
        isSlackSilent: () => circuitBreaker.probeAt() !== null,
        /** How long the most overdue notice has been due, in ms; a claimed one counts from its claim. */
        async oldestDueMs() {
            const late = (row) => (row.status === 'claimed' ? ageOf(row) : elapsed() - dueAt(row));
            return Math.max(0, ...(await heads()).map(late));
        },
        /** Begins to send all that may go now. To be called again when one of these deliveries has ended, and at `nextDue`. */
        async startDue() {
            try {
                const blockedUntil = await unwritten.blockedUntil();
                if (blockedUntil !== null)
                    return { started: [], nextDue: blockedUntil };
                const heldUntil = await held.release();
                const looks = circuitBreaker.probeAt() === null ? await secondCopies.start() : NOTHING_BEGUN;
                const { started, nextDue } = await lanes.start();
                return {
                    started: [...looks.started, ...started],
                    nextDue: earliest(nextDue, heldUntil, looks.nextDue),
                };
            }
            catch (error) {
                if (error instanceof StoreTrouble)
                    return { started: [], nextDue: unwritten.wait() };
                throw error;
            }
        },
        /** A press came from the message at this place, with an address through which the message can be changed. */
        rememberPress: responseUrls.remember,
        /** A partner was changed, or Slack reported a change of its channel: the next message to it is checked anew. */
        forgetChannelChecks: addresses.forgetChecks,
    };
}
function earliest(...moments) {
    const known = moments.filter((moment) => moment !== null);
    return known.length === 0 ? null : Math.min(...known);
}
