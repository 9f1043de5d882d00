/** What Slack lets stand in a handle: nothing else is said, since it is said where words are formatted. */
const HANDLE = /^[\p{L}\p{N}._-]{1,80}$/u;
export function createUserGroups(asked) {
    return {
        ...asked,
        async handleOf(groupId) {
            const all = await asked.all();
            const found = all === null || all === 'unknown' ? undefined : all.find(({ id }) => id === groupId);
            return found && HANDLE.test(found.handle) ? found.handle : null;
        },
    };
}
