/** Something that is not allowed. The message is one sentence that the presser reads and can act on. */
export class Refusal extends Error {
    name = 'Refusal';
}
/** The same deal is handed off already, as this handoff. `message` says which, and how to see it. */
export class SameDeal extends Refusal {
    /** The same, up to how to see it. */
    what;
    handoffId;
    constructor(what, handoffId) {
        super(`${what} Type \`/handoff status ${handoffId}\` to see where it stands.`);
        this.what = what;
        this.handoffId = handoffId;
    }
}
/** It can be done, with a reason. The message is one sentence that says why one is asked for. */
export class NeedsReason extends Error {
    name = 'NeedsReason';
}
/** What a person typed and must change: one sentence for each field, shown under it while the form stays open. */
export class WrongInput extends Error {
    name = 'WrongInput';
    errors;
    constructor(errors) {
        super(`Wrong input in ${Object.keys(errors).join(', ')}.`);
        this.errors = errors;
    }
}
/** The same request was delivered before and its effect is saved: nothing is done again, and nobody is told again. */
export class Duplicate extends Error {
    name = 'Duplicate';
}
/** Somebody else wrote the row between reading and writing it: the caller may try again. */
export class Conflict extends Error {
    name = 'Conflict';
}
const SENTENCES = {
    busy: 'The database is busy at the moment.',
    full: 'The bot cannot save at the moment: its disk is full.',
    failing: 'The bot cannot save at the moment: its disk does not answer as it should.',
    damaged: 'The bot cannot save at the moment: its database is damaged, and an administrator must restore it.',
};
/** What was asked was not saved, through nobody's fault. The message is one sentence for the presser. */
export class StoreTrouble extends Error {
    name = 'StoreTrouble';
    trouble;
    constructor(trouble, options) {
        super(SENTENCES[trouble], options);
        this.trouble = trouble;
    }
}
