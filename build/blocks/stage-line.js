import { ownerOf, stageOf, STAGES, toActOn } from '../core/stages.js';
import { bold, person, rich, words } from './kit.js';
import { standing } from './words.js';
export function stageLine(handoff, { intakeOwner, contact }) {
    const owner = ownerOf(handoff, intakeOwner);
    const { up } = STAGES[stageOf(handoff)];
    return [
        bold(stageWords(handoff, owner === null)),
        ...(owner === null ? [] : [words(' · owner '), person(owner)]),
        ...toAct(handoff, { intakeOwner, contact }),
        ...(up === null ? [] : [words(` · next: ${up}`)]),
    ];
}
/** A draft says besides why it is one. */
function stageWords(handoff, isClosed) {
    const { words: stage } = STAGES[stageOf(handoff)];
    const stands = standing(handoff);
    if (isClosed || stands === stage)
        return stands;
    return `${stage} (${stands.slice(0, 1).toLowerCase()}${stands.slice(1)})`;
}
/** The same for a card; nothing once it is closed: how it ended stands there already. */
export function stageBlocks(handoff, intakeOwner) {
    if (ownerOf(handoff, intakeOwner) === null)
        return [];
    return [rich(stageLine(handoff, { intakeOwner, contact: handoff.packet.partner_contact }))];
}
function toAct(handoff, { intakeOwner, contact }) {
    const { people, isPartnerToo } = toActOn(handoff, intakeOwner);
    const all = [...people.map(person), ...(isPartnerToo ? [words(contact ?? 'the partner')] : [])];
    if (all.length === 0)
        return [];
    return [words(' · to act: '), ...all.flatMap((one, at) => (at === 0 ? [one] : [words(' and '), one]))];
}
/** What ends the stage without a yes; nothing where nothing does. */
export function wayDown(handoff) {
    const { down } = STAGES[stageOf(handoff)];
    return down === null ? [] : [words(` · or: ${down}`)];
}
