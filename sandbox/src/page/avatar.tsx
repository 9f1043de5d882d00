import type { ClientPerson } from '../acts.ts';
import { AppIcon } from './icons.tsx';

/** Backgrounds on which white letters keep a contrast of 4.5 to 1. */
const COLOURS = ['#8d3b72', '#1d6fa5', '#2b7a56', '#a1492d', '#5b4b9e', '#7a6317', '#b03060', '#39617a'];

type Props = { person: ClientPerson | undefined; size: 'small' | 'normal' | 'large'; isApp?: boolean };

/** A person's initials on a colour that stays theirs, or the app's icon. Decoration: the name always stands beside it. */
export function Avatar({ person, size, isApp = false }: Props) {
  const showsApp = isApp || (person?.badges.includes('app') ?? false);
  const colour = showsApp ? '#4a154b' : COLOURS[colourIndex(person?.id ?? '')];
  return (
    <span class={`avatar avatar-${size}`} style={{ background: colour }} aria-hidden="true">
      {showsApp ? <AppIcon /> : initials(person?.realName || person?.name || '?')}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase();
}

function colourIndex(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % COLOURS.length;
}
