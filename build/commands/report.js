/** What an operator reads of a backup. */
export function backupLines({ file, contents, deleted }) {
    const gone = deleted.length === 0 ? [] : [`Deleted, as older than the newest ones: ${deleted.length}.`];
    return [`Backed up to ${file}: ${inWords(contents)}. It was checked, and can be restored.`, ...gone];
}
/** `there`: what is in the database now, null where nothing can be read. */
export function foundLines(file, found, there) {
    const lost = there === null ? 0 : there.handoffs - found.handoffs;
    return [
        `${file} is from ${new Date(found.madeAt).toISOString()}: ${inWords(found)}.`,
        'What happened after that is not in it' + (lost > 0 ? `, ${counted(lost, 'handoff')} among it.` : '.'),
        `${counted(found.unsure, 'message')} may have been sent since: each is looked for in Slack before it is sent. So is, for ninety days, what is said anew of something older.`,
        'What stands in Slack of open handoffs, and of those changed lately, is drawn once more, as it was then.',
    ];
}
export const NOT_DONE = 'Nothing was changed. Stop the bot, and add --yes to put it in place of the database.';
export function restoredLine(kept) {
    const before = kept === null ? '' : ` What was there is kept as ${kept}.`;
    return `Restored.${before} Start the bot.`;
}
/** `isDone`: otherwise it is what would be. */
export function erasedLines({ handoffs, places, copies }, isDone) {
    const gone = isDone ? 'Erased' : 'To be erased';
    const said = [
        `${gone}: the words of ${counted(handoffs, 'handoff')}, and ${counted(places, 'other place')} with a name or an id. Figures stay.`,
    ];
    const kept = copies.length === 0
        ? ['No copy of the database is known beside it.']
        : ['These copies were made before, and still hold it; delete them:', ...copies.map((copy) => `  ${copy}`)];
    const elsewhere = 'What was posted stays in Slack. The log holds ids alone, and goes by your own rule.';
    const next = isDone ? 'Start the bot.' : 'Nothing was changed. Add --yes to erase it for good.';
    return [...said, ...kept, elsewhere, next];
}
function inWords({ handoffs, open, partners, waiting }) {
    const parts = [`${counted(handoffs, 'handoff')} (${open} open)`, counted(partners, 'partner')];
    return [...parts, `${counted(waiting, 'message')} not sent yet`].join(', ');
}
function counted(count, what) {
    return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
