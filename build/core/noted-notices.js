export const NOTED_NOTICES = {
    partner_noted: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        // It answers what they have just written.
        pace: 'at_once',
        // Of a handoff nobody: who prepares it is checked with the message itself (`delivery/readers.ts`).
        presents: () => [],
        demandedBy: [],
        key: () => [],
    },
};
