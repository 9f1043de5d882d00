import { isRecord } from 'slack-sandbox/json';

type Change = { what: string; changed: unknown };

/**
 * Proof that a picture hides nothing: a payload is changed wherever it can be changed, and each time the picture must be
 * another, or refused.
 */

/** Every small change that can be made to a payload, one at a time: something else, something less, something more, another order. */
function changesOf(json: unknown, where = ''): Change[] {
  if (Array.isArray(json)) return listChanges(json, where);
  if (isRecord(json)) return recordChanges(json, where);
  return [{ what: `${where} is another`, changed: otherThan(json) }];
}

/** What Slack takes for the same. https://docs.slack.dev/reference/block-kit/blocks/input-block */
const SAME = [/\.optional of false is left out$/, /\.initial_options\[\d+\] comes later$/];

type Payload = { blocks: readonly unknown[] };
type Picture = (payload: unknown) => string;

/** The changes of these payloads that leave their picture as it is; a block that stands in several is changed in the first. */
export function unnoticedIn(payloads: readonly Payload[], picture: Picture): string[] {
  const seen = new Set<string>();
  return payloads.flatMap((payload) => {
    const fresh = payload.blocks.filter((block) => !seen.has(JSON.stringify(block)));
    for (const block of fresh) seen.add(JSON.stringify(block));
    if (fresh.length === 0) return [];
    const around = unnoticedChanges({ ...payload, blocks: fresh }, (what) => !isInBlock(what), picture);
    // One block at a time, because a long form takes long to draw.
    const inside = fresh.flatMap((block) => unnoticedChanges({ ...payload, blocks: [block] }, isInBlock, picture));
    return [...around, ...inside];
  });
}

const isInBlock = (what: string): boolean => /^\.blocks\[\d+\]\./.test(what);

function unnoticedChanges(payload: Payload, isMeant: (what: string) => boolean, picture: Picture): string[] {
  const before = picture(payload);
  return changesOf(payload)
    .filter(({ what }) => isMeant(what) && !SAME.some((same) => same.test(what)))
    .filter(({ changed }) => pictureOrNone(changed, picture) === before)
    .map(({ what }) => what);
}

function pictureOrNone(payload: unknown, picture: Picture): string | null {
  try {
    return picture(payload);
  } catch {
    return null;
  }
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  return !value;
}

function recordChanges(json: Record<string, unknown>, where: string): Change[] {
  const inside = Object.entries(json).flatMap(([key, value]) => {
    const { [key]: _, ...rest } = json;
    const changes = changesOf(value, `${where}.${key}`);
    return [
      { what: `${where}.${key} of ${JSON.stringify(value)} is left out`, changed: rest },
      ...changes.map(({ what, changed }) => ({ what, changed: { ...json, [key]: changed } })),
    ];
  });
  return [...inside, { what: `${where} has more`, changed: { ...json, unheard_of: 1 } }];
}

function listChanges(json: readonly unknown[], where: string): Change[] {
  return json.flatMap((item, at) => [
    { what: `${where}[${at}] is left out`, changed: json.toSpliced(at, 1) },
    ...(at === 0 ? [] : [{ what: `${where}[${at - 1}] comes later`, changed: swapped(json, at) }]),
    ...changesOf(item, `${where}[${at}]`).map(({ what, changed }) => ({ what, changed: json.with(at, changed) })),
  ]);
}

function swapped(json: readonly unknown[], at: number): unknown[] {
  return json.with(at, json[at - 1]).with(at - 1, json[at]);
}
