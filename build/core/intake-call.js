/** What tells two calls about one handoff apart. */
export function callKey(call) {
    switch (call.about) {
        case 'lapsed':
            return [call.about, call.deadlineAt];
        case 'proposed':
        case 'wrong_owner':
            return [call.about, call.version];
        case 'ae_gone':
            return [call.about, call.round];
        case 'author_gone':
            return [call.about];
        default:
            return call;
    }
}
