/** The card on which a check is signed. */
export const checkCard = ({ check }) => ({
    kind: 'check_card',
    person: check.signer,
    at: check.askedAt,
});
const NOBODY = () => [];
/** After these nobody has to sign here any more, or somebody else has. */
const SIGNED = ['cleared', 'returned', 'withdrawn', 'check_passed'];
/** After these its author has nothing to mend any more. */
const SENT_AGAIN = ['check_asked', 'sent', 'withdrawn'];
export const CHECK_NOTICES = {
    check_card: {
        as: 'card',
        to: 'named',
        urgency: 0,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['check_asked', 'check_renewed', 'check_passed'],
        key: ({ person, at }) => [person, at],
    },
    check_reminder: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: ['check_reminded'],
        changesWith: [...SIGNED, 'check_lapsed'],
        key: ({ person, at }) => [person, at],
    },
    check_call: {
        as: 'post',
        to: 'intake_owner',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['check_lapsed'],
        changesWith: SIGNED,
        key: ({ at }) => [at],
    },
    check_escalation: {
        as: 'post',
        to: 'escalation_contact',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['check_escalated'],
        changesWith: SIGNED,
        key: ({ at }) => [at],
    },
    author_check: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: ({ about }) => (about === 'returned' ? 'at_once' : 'by_day'),
        presents: NOBODY,
        demandedBy: ['returned', 'check_lapsed', 'return_asked'],
        changesWith: SENT_AGAIN,
        key: ({ about, version }) => [about, version],
    },
};
