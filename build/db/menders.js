/** Everybody who can mend something about what a notice is about, in the order in which they are turned to; nobody when that is not there. */
export function createMenders(deps) {
    const { findHandoff, help, registered, agreements, drafts, noted, backstops } = deps;
    const menders = {
        handoff: (id) => ifThere(findHandoff(id), backstops.menders),
        help_request: (id) => ifThere(help.find(id), backstops.mendersOfHelp),
        registration: (id) => ifThere(registered.find(id), backstops.mendersOfRegistration),
        agreement: (id) => ifThere(agreements.find(id), backstops.mendersOfAgreement),
        draft: (id) => ifThere(drafts.find(id), backstops.mendersOfDraft),
        noted_message: (id) => ifThere(noted.find(id), backstops.mendersOfNoted),
    };
    return async ({ about, id }) => menders[about](id);
}
function ifThere(thing, mendersOf) {
    return thing === null ? [] : mendersOf(thing);
}
