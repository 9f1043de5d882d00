/** What a notice can be about. One more needs a column of `notices` (`db/schema.ts`), and a line in each table of these kinds. */
export const SUBJECT_KINDS = [
    'handoff',
    'help_request',
    'registration',
    'agreement',
    'draft',
    'noted_message',
];
/** In which column a notice's row holds the id: exactly one of them is not null. */
export const SUBJECT_COLUMNS = {
    handoff: 'handoffId',
    help_request: 'helpRequestId',
    registration: 'registrationId',
    agreement: 'agreementId',
    draft: 'draftId',
    noted_message: 'notedMessageId',
};
/** What a notice is about. Throws for a row that is about nothing, which the database does not take. */
export function subjectOf(row) {
    for (const about of SUBJECT_KINDS) {
        const id = row[SUBJECT_COLUMNS[about]];
        if (id !== null)
            return { about, id };
    }
    throw new Error('A notice is about nothing.');
}
/** For the log: ids, and never a word of anybody's. */
const IN_LOG = {
    handoff: (id) => ({ handoff: id }),
    help_request: (id) => ({ helpRequest: id }),
    registration: (id) => ({ registration: id }),
    agreement: (id) => ({ agreement: id }),
    draft: (id) => ({ draft: id }),
    noted_message: (id) => ({ notedMessage: id }),
};
export function inLog({ about, id }) {
    return IN_LOG[about](id);
}
