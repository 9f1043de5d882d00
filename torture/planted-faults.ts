/** Faults that the bot could have, each as a change of its source: whoever judges the bot must notice every one of them. */

export type PlantedFault = { what: string; edits: Edit[] };
/** `from` stands in the file once. */
export type Edit = { file: string; from: string; to: string };

const fault = (what: string, file: string, ...pairs: [from: string, to: string][]): PlantedFault => ({
  what,
  edits: pairs.map(([from, to]) => ({ file, from, to })),
});

const THREAD = 'return rootIn(channel, handoff);';
const POST = 'if (row.channel === null || row.ts === null) return slack.post(channel, message, row.id, threadTs);';
const UNCHANGED = 'return { channel: row.channel, ts: row.ts };';

/** Where messages stand. */
const PLACES = [
  fault('partners’ replies stand outside of their thread', 'src/delivery/destinations.ts', [THREAD, 'return null;']),
  fault(
    'partners’ replies stand under the first card of their channel',
    'src/delivery/destinations.ts',
    ['export function createDestinations(', 'const firstRoots = new Map();\n\nexport function createDestinations('],
    [
      THREAD,
      'if (!firstRoots.has(channel)) firstRoots.set(channel, await rootIn(channel, handoff));\n      return firstRoots.get(channel);',
    ],
  ),
  fault('what is for the author goes to the account executive', 'src/core/notices/conversations.ts', [
    'userId: handoff.author };',
    'userId: handoff.packet.ae };',
  ]),
  fault('the call to the intake owner goes to the author', 'src/core/notices/conversations.ts', [
    'userId: backstops.intakeOwner };',
    'userId: handoff.author };',
  ]),
  fault('an account executive’s reminder goes to the author', 'src/core/notices/conversations.ts', [
    'userId: handoff.packet.ae };',
    'userId: handoff.author };',
  ]),
];

/** What cards show in the end. */
const CARDS = [
  fault('cards are never changed', 'src/delivery/sending.ts', [
    POST,
    `${POST}\n    if (row.revision > 0) ${UNCHANGED}`,
  ]),
  fault('a card is changed once and never again', 'src/delivery/sending.ts', [
    POST,
    `${POST}\n    if (row.revision > 2) ${UNCHANGED}`,
  ]),
  fault('the earlier account executive’s card is not changed after a re-route', 'src/core/handoff/intake.ts', [
    `      { kind: 'ae_card', person: packet.ae },\n      { kind: 'ae_card', person: ae },`,
    `      { kind: 'ae_card', person: ae },`,
  ]),
  fault('the earlier account executive’s card is drawn as the new one’s', 'src/blocks/handoff/ae-card.ts', [
    'if (holder !== packet.ae) return reroutedCard(handoff, partner, passedTo(holder, handoff, history));',
    '',
  ]),
  fault('the partner’s card is not changed after the answer', 'src/core/handoff/answering.ts', [
    `    { kind: 'partner_card' },\n`,
    '',
  ]),
  fault('the partner’s card does not show a delay', 'src/core/handoff/window.ts', [
    `[{ kind: 'partner_card' }, { kind: 'partner_delay', deadlineAt, before, hearBy }]`,
    `[{ kind: 'partner_delay', deadlineAt, before, hearBy }]`,
  ]),
  fault('the account executive’s card does not show a new date', 'src/core/handoff/window.ts', [
    `    { kind: 'ae_card', person },\n    { kind: 'ae_news', news, version, person },`,
    `    { kind: 'ae_news', news, version, person },`,
  ]),
  fault('an author’s card does not show that the partner was told', 'src/blocks/handoff/declined-posts.ts', [
    `...(sentenceForPartner === null ? [button('Tell the partner…', ACTION.tellPartner, id)] : []),`,
    `button('Tell the partner…', ACTION.tellPartner, id),`,
  ]),
  fault('an accepted card can still be pressed', 'src/blocks/handoff/ae-card.ts', [
    `        ...worthWorking(handoff),`,
    `        actions(button('Decline', ACTION.decline, handoff.id)),`,
  ]),
  fault('a settled card does not say who decided', 'src/blocks/handoff/ae-card.ts', [
    '    person(handoff.decidedBy),\n',
    '',
  ]),
  fault('a card that changed while it was on its way stays as it was sent', 'src/db/engine/raw-sql.ts', [
    `then 'sent' else 'queued' end`,
    `then 'sent' else 'sent' end`,
  ]),
  fault('a change whose answer was lost counts as made', 'src/delivery/setbacks.ts', [
    'if (isEdit) return changeAgain(row, backoffMs(row), failure.code);',
    'if (isEdit) return outbox.sent(row.id, { channel: row.channel, ts: row.ts, now: now(), revision: row.revision });',
  ]),
];

/** Whether each message is there, once and in order. */
const MESSAGES = [
  fault('the author is never told the decision', 'src/core/handoff/answering.ts', [
    `    { kind: 'author_card', version: handoff.version + 1 },\n`,
    '',
  ]),
  fault('the partner is told one decision of each handoff', 'src/core/handoff/answering.ts', [
    `    { kind: 'partner_decision', version: handoff.version + 1, ...asks },`,
    `    { kind: 'partner_decision', ...asks },`,
  ]),
  fault('a mended packet begins a thread of its own', 'src/db/handoff/handoff-store.ts', [
    'id: isOfDeal(notice) ? next.deal : next.id,',
    'id: next.id,',
  ]),
  fault('a sentence for the partner is saved and not told', 'src/core/handoff/sentence-for-partner.ts', [
    'return { next, notices: [post], event };',
    'return { next, notices: [], event };',
  ]),
  fault('nobody is asked what becomes of a declined deal', 'src/core/handoff/mending.ts', [
    `{ kind: 'author_call', about: 'asked', version: kept.version + 1 },\n      ...putOff(kept, hearBy).flatMap(`,
    '...putOff(kept, hearBy).flatMap(',
  ]),
  fault('an escalation is never told', 'src/core/handoff/window.ts', [
    `notices: [{ kind: 'escalation', deadlineAt }],`,
    'notices: [],',
  ]),
  fault('a decision is told to the partner twice', 'src/delivery/sending.ts', [
    POST,
    `if (row.kind === 'partner_decision') await slack.post(channel, message, row.id, threadTs);\n    ${POST}`,
  ]),
  fault('a message whose answer was lost is sent again at once', 'src/delivery/setbacks.ts', [
    `return later(row, 'unknown', FIRST_LOOK_MS, failure.code);`,
    `return later(row, 'queued', backoffMs(row), failure.code);`,
  ]),
  fault('of two copies none is deleted', 'src/delivery/second-copies.ts', [
    'if (ts !== null && ts !== kept) await remove(channel, ts);',
    'if (ts === null && ts !== kept) await remove(channel, ts);',
  ]),
  fault('nobody watches for a second copy of what is sent again', 'src/db/notices/outbox.ts', [
    'if (rows.markForLater(row, again))\n',
    'if (!rows.markForLater(row, again))\n',
  ]),
  fault('what a dead process had begun is sent again at once', 'src/db/notices/notices.ts', [
    `const unknown = { status: 'unknown', nextTryAt,`,
    `const unknown = { status: 'queued', nextTryAt,`,
  ]),
  fault('the last message of a conversation goes first', 'src/db/engine/raw-sql.ts', [
    'order by position limit 1',
    'order by position desc limit 1',
  ]),
  fault('a dead letter is never tried again', 'src/db/notices/notices.ts', [
    'const revival = { status: revived,',
    `const revival = { status: 'dead_letter',`,
  ]),
  fault('a shared message leaves out what it carries', 'src/delivery/shared-messages.ts', [
    'if (carried.length === 0) return own;',
    'if (carried.length >= 0) return own;',
  ]),
  fault('a shared message is not changed when a part of it is settled', 'src/db/notices/notices.ts', [
    'or(and(isOfIt, isSaidOrClaimed), carried.carriers(isOfIt))',
    'and(isOfIt, isSaidOrClaimed)',
  ]),
  fault('a form that is sent again counts again', 'src/db/handoff/handoff-store.ts', [
    '    inbound.mustBeNew(requestId);\n    const current',
    '    const current',
  ]),
];

export const PLANTED_FAULTS: PlantedFault[] = [...PLACES, ...CARDS, ...MESSAGES];
