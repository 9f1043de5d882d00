import { readWhole } from './part.ts';

/** A text object. A kind that is not the usual one at its place is named, and so is a flag that is not as the bot always sets it. */
export function textObject(json: unknown, usual: 'plain_text' | 'mrkdwn'): string {
  return readWhole(json, 'a text', (part) => {
    const type = part.oneOf('type', ['plain_text', 'mrkdwn']);
    const text = part.string('text');
    const kind = type === usual ? '' : `‹${type}› `;
    if (type === 'mrkdwn') return `${kind}${withMoments(text)}${unlessUsual('verbatim', part.take('verbatim'), true)}`;
    return `${kind}${text}${unlessUsual('emoji', part.take('emoji'), false)}`;
  });
}

export const plainText = (json: unknown): string => textObject(json, 'plain_text');

function unlessUsual(flag: string, value: unknown, usual: boolean): string {
  return value === usual ? '' : ` ‹${flag}: ${value === undefined ? 'not set' : JSON.stringify(value)}›`;
}

/** Shown as typed; beside the seconds of a date stands the moment that they are. */
export function withMoments(mrkdwn: string): string {
  return mrkdwn.replaceAll(
    /<!date\^(\d+)\^[^>]*>/g,
    (date, seconds: string) => `${date}‹${momentOf(Number(seconds))}›`,
  );
}

function momentOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** Words in a row that look alike. */
type Run = { text: string; marks: string };

/** Doubled, so that a single one that somebody typed, and that Slack does not read here, looks different. */
const MARKS = { bold: '**', code: '``' } as const;
const STYLES = ['bold', 'code'] as const;

/** The elements of one rich text section, each on the line where a reader sees it. */
export function richText(elements: readonly unknown[]): string {
  const runs: Run[] = [];
  for (const run of elements.map(runOf)) {
    const last = runs.at(-1);
    if (last?.marks === run.marks) last.text += run.text;
    else runs.push(run);
  }
  return runs.map(marked).join('');
}

/** Space at the edge of bold words looks the same outside, and reads better there. */
function marked({ text, marks }: Run): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (marks === MARKS.bold && inside !== '') return `${before}${marks}${inside}${marks}${after}`;
  return `${marks}${text}${marks.split('').toReversed().join('')}`;
}

const ELEMENTS = ['text', 'link', 'user', 'channel', 'usergroup', 'date'] as const;

function runOf(json: unknown): Run {
  return readWhole(json, 'a rich text element', (part) => {
    const marks = part.optional('style', marksOf) ?? '';
    const type = part.oneOf('type', ELEMENTS);
    switch (type) {
      case 'text':
        return { text: withoutMarks(part.string('text')), marks };
      case 'link': {
        const text = part.optionalString('text');
        return { text: `‹${text === null ? '' : `${text} → `}${part.string('url')}›`, marks };
      }
      case 'user':
        return { text: `‹@${part.string('user_id')}›`, marks };
      case 'channel':
        return { text: `‹#${part.string('channel_id')}›`, marks };
      case 'usergroup':
        return { text: `‹@${part.string('usergroup_id')}›`, marks };
      case 'date': {
        const moment = momentOf(part.number('timestamp'));
        return { text: `‹${part.string('fallback')} = ${moment} as ${part.string('format')}›`, marks };
      }
      default:
        return type satisfies never;
    }
  });
}

function marksOf(json: unknown): string {
  return readWhole(json, 'a style', (part) =>
    STYLES.map((style) => (part.optional(style, (isSet) => isSet === true) ? MARKS[style] : '')).join(''),
  );
}

function withoutMarks(text: string): string {
  const mark = Object.values(MARKS).find((candidate) => text.includes(candidate));
  if (mark !== undefined) throw new Error(`The picture uses ${mark} itself: ${text}`);
  return text;
}
