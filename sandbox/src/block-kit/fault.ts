/** `pointer` is a JSON pointer from the argument's root, like Slack's own `[json-pointer:/blocks/0/text/text]`. */
export type Fault = { pointer: string; message: string };

/** The pointer of one key or index inside `parent`, escaped as RFC 6901 says. */
export function pointTo(parent: string, key: string | number): string {
  const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  return `${parent}/${token}`;
}

/** True for what JSON calls an object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
