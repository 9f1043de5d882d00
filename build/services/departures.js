export function createDepartures(deps) {
    const { store, loseAe, loseSigner, loseAsked, loseAuthor, now, onSaved } = deps;
    return {
        /** Whoever can mend it is told, once however often Slack says it. Nothing is saved for people who have no part here. */
        async left(userId) {
            await loseAe(userId);
            await loseSigner(userId);
            await loseAsked(userId);
            await loseAuthor(userId);
            await store.roles.lose(userId, now());
            onSaved();
        },
    };
}
