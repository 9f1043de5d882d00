/**
 * What it costs somebody to fill in a form: counted from what they do, with seconds by the keystroke-level model of Card, Moran and Newell (1980),
 * which is how the field states them without a stop watch. What it takes to think of the words is in neither figure.
 */

export type Effort = {
  /** Inputs that are filled in. */
  fields: number;
  /** Those in which something is written, and how much. */
  written: number;
  characters: number;
  /** Menus and days: opened, and chosen from. */
  chosen: number;
  ticks: number;
  presses: number;
};

export const NOTHING = { commands: [] as string[], presses: 0 };

const SELECTS = ['Partner', 'Partner contact', 'How warm', 'Account executive', 'Questions go to'];
const isChosen = (label: string, value: string) => SELECTS.includes(label) || /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Of what was typed by the label of its field, with the commands and the presses around it. */
export function effortOf(
  typed: Record<string, string | string[]>,
  { commands, presses }: { commands: readonly string[]; presses: number },
): Effort {
  const entries = Object.entries(typed);
  const ticks = entries.filter(([, value]) => Array.isArray(value)).length;
  const single = entries.flatMap(([label, value]) => (Array.isArray(value) ? [] : [{ label, value }]));
  const written = single.filter(({ label, value }) => !isChosen(label, value));
  const lengths = [...written.map(({ value }) => value.length), ...commands.map((command) => command.length + 1)];
  return {
    fields: entries.length,
    written: written.length,
    characters: lengths.reduce((total, length) => total + length, 0),
    chosen: single.length - written.length,
    ticks,
    presses,
  };
}

/** Seconds of one operator each: a key of somebody who types averagely, to point, to click, to move the hand, to think of the next step. */
const [KEY, POINT, CLICK, HOME, THINK] = [0.28, 1.1, 0.2, 0.4, 1.35];

/** Whole seconds. */
export function secondsOf({ written, characters, chosen, ticks, presses }: Effort): number {
  const step = THINK + POINT + CLICK;
  const seconds =
    written * (step + 2 * HOME) + characters * KEY + chosen * (step + POINT + CLICK) + (ticks + presses) * step;
  return Math.round(seconds);
}
