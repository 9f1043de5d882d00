/** JSON as the formatter leaves it: short lists of words stand on one line. */
export function snapshotOf(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  const lists = /\[\n\s+("[^"\n]*"(?:,\n\s+"[^"\n]*")*)\n\s+\]/g;
  return `${json.replace(lists, (_, words: string) => `[${words.replace(/,\n\s+/g, ', ')}]`)}\n`;
}
