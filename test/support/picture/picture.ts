import { isRecord } from 'slack-sandbox/json';
import { buttonRows, field, optionalRow } from './elements.ts';
import { inRows, type Part, readWhole, type Row } from './part.ts';
import { plainText, richText, textObject, withMoments } from './text.ts';

/**
 * A payload as a picture in words: what a reader sees, in order, and what each button and field sends back. Nothing is left
 * out: what the picture does not know, it refuses to draw. Left of the words stands what they are; what is between ‹ and ›
 * is said by the picture. In rich text, bold stands between `**` and code between ` `` `; other texts are shown as typed.
 */
export function messagePicture(message: unknown): string {
  return readWhole(message, 'a message', (part) =>
    inRows([['notification', withMoments(part.string('text'))], ...part.list('blocks').flatMap(blockRows)]),
  );
}

export function viewPicture(view: unknown): string {
  return readWhole(view, 'a view', (part) => {
    part.oneOf('type', ['modal']);
    return inRows([
      ['title', plainText(part.take('title'))],
      ...optionalRow('submit', part.optional('submit', plainText)),
      ...optionalRow('close', part.optional('close', plainText)),
      ...optionalRow('callback', part.optionalString('callback_id')),
      ...optionalRow('metadata', part.optionalString('private_metadata')),
      ...part.list('blocks').flatMap(blockRows),
    ]);
  });
}

const SHOWN = ['header', 'section', 'context', 'divider', 'rich_text', 'actions', 'image'] as const;
const BLOCKS = [...SHOWN, 'input'] as const;

function blockRows(json: unknown): Row[] {
  return readWhole(json, 'a block', (part) => {
    const type = part.oneOf('type', BLOCKS);
    if (type === 'input') return inputRows(part);
    return [...rowsOf(part, type), ...optionalRow('+ block_id', part.optionalString('block_id'))];
  });
}

function rowsOf(part: Part, type: (typeof SHOWN)[number]): Row[] {
  switch (type) {
    case 'header':
      return [['header', plainText(part.take('text'))]];
    case 'section':
      return sectionRows(part);
    case 'context':
      return part.list('elements').map((json, at): Row => [at === 0 ? 'context' : '+', smallPrint(json)]);
    case 'divider':
      return [['divider', '-'.repeat(40)]];
    case 'rich_text':
      return part.list('elements').map((json, at): Row => [at === 0 ? 'rich text' : '+', richSection(json)]);
    case 'actions':
      return part.list('elements').flatMap((json, at) => buttonRows(at === 0 ? 'actions' : '+', json));
    case 'image':
      return [['image', imageWords(part)], ...optionalRow('+ title', part.optional('title', plainText))];
    default:
      return type satisfies never;
  }
}

function sectionRows(part: Part): Row[] {
  const fields = part.list('fields').map((json): Row => ['+ field', textObject(json, 'mrkdwn')]);
  const accessory = part.optional('accessory', (json) => besideRows(json)) ?? [];
  const text = part.optional('text', (json) => textObject(json, 'mrkdwn'));
  return [['section', text ?? '‹no text›'], ...fields, ...accessory];
}

function besideRows(json: unknown): Row[] {
  if (isImage(json)) return [['+ beside', image(json)]];
  return isMenu(json) ? menuRows(json) : buttonRows('+ beside', json);
}

const isMenu = (json: unknown): boolean => isRecord(json) && json.type === 'external_select';

function menuRows(json: unknown): Row[] {
  const { actionId, rows } = field(json);
  return [['+ beside', `a menu → ${actionId}`], ...rows];
}

const smallPrint = (json: unknown): string => (isImage(json) ? image(json) : textObject(json, 'mrkdwn'));

function richSection(json: unknown): string {
  return readWhole(json, 'a part of a rich text', (part) => {
    part.oneOf('type', ['rich_text_section']);
    return richText(part.list('elements'));
  });
}

function isImage(json: unknown): boolean {
  return isRecord(json) && json.type === 'image';
}

function image(json: unknown): string {
  return readWhole(json, 'an image', (part) => {
    part.oneOf('type', ['image']);
    return imageWords(part);
  });
}

const imageWords = (part: Part): string => `${part.string('alt_text')} ‹${part.string('image_url')}›`;

function inputRows(part: Part): Row[] {
  const { actionId, rows } = field(part.take('element'));
  const optional = part.flag('optional') ? ' (optional)' : '';
  const dispatched = part.flag('dispatch_action') ? ' ‹sent while it is filled›' : '';
  const sends = `${part.string('block_id')}.${actionId}`;
  return [
    ['input', `${plainText(part.take('label'))}${optional} → ${sends}${dispatched}`],
    ...rows,
    ...optionalRow('+ hint', part.optional('hint', plainText)),
  ];
}
