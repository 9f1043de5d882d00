export const NOT_WORTH_REASONS = ['budget', 'timing', 'fit'];
/** The events with which an accepted handoff ends. */
export const ENDINGS = ['not_worth', 'won', 'lost', 'no_deal'];
