import { isRecord } from 'slack-sandbox/json';

/** Reads one piece of a payload. Whoever draws it must have read every property of it, or there is no picture. */
export function readWhole<Drawing>(json: unknown, name: string, draw: (part: Part) => Drawing): Drawing {
  const part = new Part(json, name);
  const drawing = draw(part);
  part.refuseUnread();
  return drawing;
}

export class Part {
  readonly #json: Record<string, unknown>;
  readonly #name: string;
  readonly #unread: Set<string>;

  constructor(json: unknown, name: string) {
    if (!isRecord(json)) throw new Error(`The picture expects ${name} to be an object.`);
    this.#json = json;
    this.#name = name;
    // A property that is undefined is not sent.
    this.#unread = new Set(Object.keys(json).filter((key) => json[key] !== undefined));
  }

  has(key: string): boolean {
    return this.#json[key] !== undefined;
  }

  take(key: string): unknown {
    this.#unread.delete(key);
    return this.#json[key];
  }

  /** One of these words and nothing else. */
  oneOf<Word extends string>(key: string, known: readonly Word[]): Word {
    const value = this.take(key);
    const word = known.find((candidate) => candidate === value);
    if (word === undefined) throw new Error(`The picture cannot show ${this.#name} with the ${key} ${String(value)}.`);
    return word;
  }

  string(key: string): string {
    const value = this.take(key);
    if (typeof value !== 'string') throw new Error(`The picture expects the ${key} of ${this.#name} to be a text.`);
    return unmarked(value);
  }

  optionalString(key: string): string | null {
    return this.has(key) ? this.string(key) : null;
  }

  number(key: string): number {
    const value = this.take(key);
    if (typeof value !== 'number') throw new Error(`The picture expects the ${key} of ${this.#name} to be a number.`);
    return value;
  }

  /** Absent is false. */
  flag(key: string): boolean {
    const value = this.take(key) ?? false;
    if (typeof value !== 'boolean') throw new Error(`The picture expects the ${key} of ${this.#name} to be a flag.`);
    return value;
  }

  /** A text, a number or a flag, as it would be typed. */
  scalar(key: string): string {
    const value = this.take(key);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value === 'string') return unmarked(value);
    throw new Error(`The picture expects the ${key} of ${this.#name} to be one value.`);
  }

  /** Absent is empty. */
  list(key: string): unknown[] {
    const value = this.take(key) ?? [];
    if (!Array.isArray(value)) throw new Error(`The picture expects the ${key} of ${this.#name} to be a list.`);
    return value;
  }

  strings(key: string): string[] {
    return this.list(key).map((value) => {
      if (typeof value !== 'string') throw new Error(`The picture expects the ${key} of ${this.#name} to be texts.`);
      return unmarked(value);
    });
  }

  /** What `draw` makes of the property, or null where it is absent. */
  optional<Drawing>(key: string, draw: (json: unknown) => Drawing): Drawing | null {
    return this.has(key) ? draw(this.take(key)) : null;
  }

  refuseUnread(): void {
    if (this.#unread.size === 0) return;
    throw new Error(`The picture does not show the ${[...this.#unread].join(', ')} of ${this.#name}: teach it.`);
  }
}

/** What stands between ‹ and › is said by the picture, so these two may not be part of anybody's words. */
function unmarked(text: string): string {
  if (/[‹›]/.test(text)) throw new Error(`The picture uses ‹ and › itself: ${text}`);
  return text;
}

/** A label in the margin and what stands beside it. `+` continues the block above. */
export type Row = readonly [label: string, text: string];

const MARGIN = 14;

export function inRows(rows: readonly Row[]): string {
  return rows.map(([label, text]) => `${label.padEnd(MARGIN)}${indented(text === '' ? '‹empty›' : text)}`).join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(MARGIN)}`);
}
