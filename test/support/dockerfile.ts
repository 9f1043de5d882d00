import { readFileSync } from 'node:fs';

/** The Dockerfile as a list of steps, so that a test does what the image does, and holds no second copy of it. */
export type Step = { what: string; rest: string };
export type Stage = { from: string; name: string | null; steps: Step[] };

/** Each stage with its steps, in order. Lines that go on are one step. */
export function readDockerfile(file: string): Stage[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\\\n\s*/g, ' ');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages: Stage[] = [];
  for (const line of lines) {
    const [what = '', ...words] = line.split(' ');
    const rest = words.join(' ');
    const [from = '', , name = null] = words;
    if (what === 'FROM') stages.push({ from, name, steps: [] });
    else stages.at(-1)?.steps.push({ what, rest });
  }
  return stages;
}

/** What `COPY` takes, and to where; `isFromStage` when it takes it from another stage. */
export function copyOf({ rest }: Step): { sources: string[]; target: string; isFromStage: boolean } {
  const words = rest.split(' ').filter((word) => !word.startsWith('--'));
  return { sources: words.slice(0, -1), target: words.at(-1) ?? '', isFromStage: rest.startsWith('--from=') };
}

/** `ENV` as it stands. */
export function environmentOf({ steps }: Stage): Record<string, string> {
  const pairs = steps.filter(({ what }) => what === 'ENV').flatMap(({ rest }) => rest.split(' '));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
