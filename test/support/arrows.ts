import type { Source } from './source.ts';

/**
 * The rooms on each floor, and which other rooms of its floor each may know. Its ground knows no capability, and every room may use it; files
 * at the top of a floor join its rooms. Every arrow stands here: a new one is a decision.
 */

type Floor = { ground: readonly string[]; knows: Readonly<Record<string, readonly string[]>> };

export const FLOORS: Readonly<Record<string, Floor>> = {
  core: {
    ground: ['kernel', 'time'],
    knows: {
      agreement: ['handoff', 'notices', 'outcome', 'packet', 'people'],
      'conflict-check': ['credit', 'handoff', 'notices', 'packet', 'people', 'registration'],
      credit: ['handoff', 'notices', 'outcome', 'packet', 'people'],
      directory: ['conflict-check', 'packet', 'partner', 'people'],
      handoff: ['conflict-check', 'credit', 'notices', 'outcome', 'packet', 'people'],
      'help-request': ['directory', 'handoff', 'notices', 'packet', 'people'],
      kernel: ['people'],
      notices: [
        'agreement',
        'conflict-check',
        'credit',
        'handoff',
        'help-request',
        'outcome',
        'packet',
        'partner',
        'people',
        'registration',
      ],
      outcome: ['handoff', 'notices', 'packet', 'partner', 'people'],
      packet: ['directory', 'handoff', 'help-request', 'notices', 'partner', 'people'],
      partner: ['credit', 'handoff', 'notices', 'outcome', 'packet', 'people'],
      people: ['handoff', 'notices', 'outcome', 'partner'],
      registration: ['directory', 'handoff', 'notices', 'packet', 'partner', 'people'],
      time: ['people'],
    },
  },
  blocks: {
    ground: ['kit'],
    knows: {
      agreement: ['outcome'],
      'conflict-check': ['handoff', 'packet', 'registration'],
      credit: ['handoff', 'outcome'],
      directory: [],
      handoff: ['agreement', 'credit', 'help-request', 'outcome', 'packet', 'partner'],
      'help-request': ['partner'],
      kit: ['outcome'],
      notices: [
        'agreement',
        'conflict-check',
        'credit',
        'handoff',
        'help-request',
        'outcome',
        'packet',
        'partner',
        'people',
        'registration',
      ],
      outcome: ['handoff', 'partner'],
      packet: ['directory', 'handoff', 'partner'],
      partner: ['packet'],
      people: ['partner'],
      registration: ['packet'],
    },
  },
  db: {
    ground: ['engine'],
    knows: {
      agreement: ['notices', 'partner', 'people'],
      'conflict-check': ['handoff', 'partner', 'registration'],
      credit: [],
      directory: ['partner', 'people'],
      engine: ['notices', 'partner', 'people'],
      erasing: ['handoff', 'people'],
      handoff: ['conflict-check', 'erasing', 'partner', 'people'],
      'help-request': ['handoff', 'notices'],
      notices: ['partner', 'people'],
      outcome: [],
      packet: ['notices', 'partner'],
      partner: ['agreement', 'notices', 'packet', 'people'],
      people: ['handoff', 'notices', 'partner'],
      registration: ['handoff', 'notices', 'partner'],
    },
  },
  services: {
    ground: [],
    knows: {
      agreement: ['people'],
      'conflict-check': ['handoff', 'people'],
      credit: ['people'],
      directory: ['handoff', 'people'],
      handoff: ['conflict-check', 'help-request', 'packet', 'people'],
      'help-request': ['people'],
      outcome: ['handoff', 'people'],
      packet: ['directory', 'handoff', 'partner', 'people'],
      partner: ['people'],
      people: [],
      registration: ['people'],
    },
  },
  handlers: {
    ground: ['kit'],
    knows: {
      agreement: [],
      'conflict-check': [],
      credit: [],
      handoff: ['agreement', 'help-request', 'packet', 'partner', 'people', 'registration'],
      'help-request': [],
      kit: ['notices'],
      notices: [],
      outcome: [],
      packet: [],
      partner: [],
      people: [],
      registration: [],
    },
  },
};

type Arrow = { floor: string; from: string; to: string };

/** From each room of a floor to the other ones that its files import, the ground left out. */
export function arrowsOf(sources: readonly Pick<Source, 'path' | 'imports'>[]): Arrow[] {
  return sources.flatMap(({ path, imports }) => {
    const own = roomOf(path);
    return imports.flatMap(({ from }): Arrow[] => {
      const other = roomOf(from);
      if (!own || !other || own.floor !== other.floor || own.room === other.room) return [];
      return FLOORS[own.floor]?.ground.includes(other.room)
        ? []
        : [{ floor: own.floor, from: own.room, to: other.room }];
    });
  });
}

export function roomOf(path: string): { floor: string; room: string } | null {
  const [, floor = '', room = ''] = /^src\/([a-z]+)\/([a-z-]+)\//.exec(path) ?? [];
  return floor in FLOORS ? { floor, room } : null;
}
