import { createHmac, timingSafeEqual } from 'node:crypto';
/** In both directions: a request that was signed for the future could be repeated until then. */
const SIGNATURE_AGE_MS = 5 * 60_000;
/** True when the request says that it was signed less than five minutes from `now` (epoch ms): to be asked before its body is read. */
export function isTimely({ timestamp }, now) {
    return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= SIGNATURE_AGE_MS;
}
/** True when Slack has signed this body. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function isSigned({ timestamp, signature }, body, secret) {
    const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
    const given = Buffer.from(signature);
    const wanted = Buffer.from(`v0=${expected}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
}
