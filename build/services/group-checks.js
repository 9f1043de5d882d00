const CHECKED_EVERY_MS = 60 * 60_000;
export function createGroupChecks(deps) {
    const { store, groups, now, onSaved } = deps;
    /** Not in the database: after a restart each is asked about anew, since something may have been missed. */
    const dueAt = new Map();
    const check = async (group) => {
        const people = await groups.peopleOf(group);
        if (people === 'unknown')
            return;
        if (people !== null && people.length > 0)
            return store.roles.isBack(group);
        await store.roles.lose(group, now());
        onSaved();
    };
    return {
        /** To be called each minute: asks Slack about each of them once an hour. Whoever can mend a group that is lost is told, once. */
        async checkNamed() {
            const due = (await store.roles.namedGroups()).filter((group) => (dueAt.get(group) ?? 0) <= now());
            for (const group of due) {
                dueAt.set(group, now() + CHECKED_EVERY_MS);
                await check(group);
            }
        },
    };
}
