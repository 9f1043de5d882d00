const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A value as indented JSON, coloured by kind. */
export function Json({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? 'nothing';
  const parts: { text: string; kind: string }[] = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    parts.push({ text: text.slice(at, found.index), kind: '' }, { text: found[0], kind: kindOf(found) });
    at = found.index + found[0].length;
  }
  parts.push({ text: text.slice(at), kind: '' });
  return (
    <pre class="json">
      {parts.map((part, index) =>
        part.kind ? (
          <span key={index} class={`json-${part.kind}`}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </pre>
  );
}

function kindOf(found: RegExpMatchArray): string {
  if (found[1]) return found[2] ? 'key' : 'string';
  return found[3] ? 'word' : 'number';
}
