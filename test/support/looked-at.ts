/** Work that is counted, not timed: the letters that are given to functions of text, and the entries of lists that are looked through. */

const WATCHED: readonly (readonly [object, readonly string[]])[] = [
  [
    String.prototype,
    ['normalize', 'toLowerCase', 'split', 'replace', 'replaceAll', 'match', 'search', 'includes', 'indexOf', 'trim'],
  ],
  [Array.prototype, ['includes', 'indexOf']],
  [RegExp.prototype, ['test']],
];

const FIND = String.prototype.indexOf;

/** How many letters and entries are looked at while `work` is done, each as often as it is looked at; a call counts for one at least. */
export function lookedAtIn(work: () => unknown): number {
  let looks = 0;
  const restore = WATCHED.flatMap(([owner, names]) =>
    names.map((name) => {
      const own: unknown = Reflect.get(owner, name);
      if (typeof own !== 'function') throw new Error(`There is no ${name} to watch.`);
      const value = function (this: unknown, ...given: unknown[]): unknown {
        looks += 1 + lookedAtBy(name, this, given);
        return Reflect.apply(own, this, given);
      };
      Reflect.defineProperty(owner, name, { value, configurable: true, writable: true });
      return () => Reflect.defineProperty(owner, name, { value: own, configurable: true, writable: true });
    }),
  );
  try {
    work();
  } finally {
    for (const put of restore) put();
  }
  return looks;
}

/** What is looked for is found after so many; everything else looks at all there is. */
function lookedAtBy(name: string, self: unknown, [first, second]: readonly unknown[]): number {
  if (self instanceof RegExp) return String(first).length;
  if (Array.isArray(self)) return self.length;
  const text = String(self);
  if (name !== 'includes' && name !== 'indexOf') return text.length;
  const from = Number(second ?? 0);
  const at = FIND.call(text, String(first), from);
  return (at < 0 ? text.length : at + String(first).length) - from;
}
