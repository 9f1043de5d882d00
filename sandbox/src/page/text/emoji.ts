import type { TextNode } from './text-node.ts';

const CHARACTERS: Record<string, string> = {
  '+1': '\u{1F44D}',
  '-1': '\u{1F44E}',
  alarm_clock: '\u23F0',
  arrow_down: '\u2B07\uFE0F',
  arrow_left: '\u2B05\uFE0F',
  arrow_right: '\u27A1\uFE0F',
  arrow_up: '\u2B06\uFE0F',
  arrows_counterclockwise: '\u{1F504}',
  bar_chart: '\u{1F4CA}',
  bell: '\u{1F514}',
  blue_heart: '\u{1F499}',
  briefcase: '\u{1F4BC}',
  bulb: '\u{1F4A1}',
  busts_in_silhouette: '\u{1F465}',
  calendar: '\u{1F4C6}',
  chart_with_downwards_trend: '\u{1F4C9}',
  chart_with_upwards_trend: '\u{1F4C8}',
  clap: '\u{1F44F}',
  clipboard: '\u{1F4CB}',
  clock1: '\u{1F550}',
  date: '\u{1F4C5}',
  email: '\u{1F4E7}',
  exclamation: '\u2757',
  eyes: '\u{1F440}',
  file_folder: '\u{1F4C1}',
  fire: '\u{1F525}',
  gear: '\u2699\uFE0F',
  green_heart: '\u{1F49A}',
  handshake: '\u{1F91D}',
  heart: '\u2764\uFE0F',
  heavy_check_mark: '\u2714\uFE0F',
  hourglass: '\u231B',
  hourglass_flowing_sand: '\u23F3',
  inbox_tray: '\u{1F4E5}',
  information_source: '\u2139\uFE0F',
  joy: '\u{1F602}',
  key: '\u{1F511}',
  large_blue_circle: '\u{1F535}',
  large_green_circle: '\u{1F7E2}',
  large_orange_circle: '\u{1F7E0}',
  large_yellow_circle: '\u{1F7E1}',
  link: '\u{1F517}',
  lock: '\u{1F512}',
  mag: '\u{1F50D}',
  memo: '\u{1F4DD}',
  moneybag: '\u{1F4B0}',
  no_entry: '\u26D4',
  no_entry_sign: '\u{1F6AB}',
  office: '\u{1F3E2}',
  outbox_tray: '\u{1F4E4}',
  package: '\u{1F4E6}',
  pencil: '\u{1F4DD}',
  pencil2: '\u270F\uFE0F',
  phone: '\u260E\uFE0F',
  point_down: '\u{1F447}',
  point_right: '\u{1F449}',
  pray: '\u{1F64F}',
  pushpin: '\u{1F4CC}',
  question: '\u2753',
  raised_hands: '\u{1F64C}',
  red_circle: '\u{1F534}',
  repeat: '\u{1F501}',
  rocket: '\u{1F680}',
  rotating_light: '\u{1F6A8}',
  slightly_smiling_face: '\u{1F642}',
  smile: '\u{1F604}',
  sparkles: '\u2728',
  speech_balloon: '\u{1F4AC}',
  star: '\u2B50',
  stopwatch: '\u23F1\uFE0F',
  tada: '\u{1F389}',
  thinking_face: '\u{1F914}',
  thumbsdown: '\u{1F44E}',
  thumbsup: '\u{1F44D}',
  trophy: '\u{1F3C6}',
  warning: '\u26A0\uFE0F',
  wave: '\u{1F44B}',
  white_check_mark: '\u2705',
  white_circle: '\u26AA',
  wrench: '\u{1F527}',
  x: '\u274C',
  zap: '\u26A1',
};

const SHORTCODE = /^:([a-z0-9_+'-]+):/;

/** The emoji whose shortcode stands at `start` of `text`, and the length of the code; null when there is none that is known. */
export function emojiAt(text: string, start: number): { node: TextNode; length: number } | null {
  const found = SHORTCODE.exec(text.slice(start, start + 60));
  const name = found?.[1];
  if (!found || !name) return null;
  const character = CHARACTERS[name];
  return character ? { node: { kind: 'emoji', name, character }, length: found[0].length } : null;
}

/** The character of a named emoji, or its shortcode when the small table here lacks it. */
export const emojiCharacter = (name: string) => CHARACTERS[name] ?? `:${name}:`;

/** A plain_text: shortcodes become emoji, and nothing else is parsed. */
export function parsePlainText(text: string, emoji = true): TextNode[] {
  const nodes: TextNode[] = [];
  let words = '';
  const flush = () => {
    if (words) nodes.push({ kind: 'text', text: words });
    words = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = emoji && text[at] === ':' ? emojiAt(text, at) : null;
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else if (text[at] === '\n') {
      flush();
      nodes.push({ kind: 'break' });
      at += 1;
    } else {
      words += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}
