/** A registration of an account by a partner: what it claims, since when and until when. */
/** So many days before its end that is said to the partner's alliances owner. */
export const WARNINGS = [30, 14, 7];
/** The registration while it holds; null once it is over. */
export function liveRegistration(registration) {
    return registration.state === 'live' ? registration : null;
}
