import { isRecord } from 'slack-sandbox/json';
import { ACTION, VIEW } from '../../src/blocks/ids.ts';
import type { Chance } from '../chance.ts';
import { OURS, PRESSERS, THEIRS } from './cast.ts';
import type { Inbound, Json } from './payloads.ts';

/** How a payload is changed before it is signed: a client that was tampered with, another company, another version of Slack, or plain chance. */
export type Mutation = (inbound: Inbound, chance: Chance, ids: readonly string[]) => void;

/** Words that mean something to somebody: to a database, a terminal, Slack, a browser, a reader. */
const HOSTILE = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '1 or 1=1',
  "'; drop table handoffs; --",
  '<!channel>',
  '<@U0ADA>',
  '<https://evil.example|Accept>',
  '&lt;!here&gt;',
  '\u0000',
  '\ud800',
  '\u202eecnalaB',
  '\u200b\u200d',
  '🧨'.repeat(50),
  '../../etc/passwd',
  'https://hooks.slack.com.evil.example/1',
  '${process.env.SLACK_BOT_TOKEN}',
  '9'.repeat(400),
  '-1',
  '1e999',
  'NaN',
  '2026-02-30',
  '9999-12-31',
  '25:61',
  'x'.repeat(20_000),
];
const WRONG_TYPES = [null, 0, -1, 1e308, Number.MAX_SAFE_INTEGER, true, false, {}, [], [null], [[]], { id: null }];
const DEPTH = 200;

type Place = { holder: Json | unknown[]; key: string | number };

/** Every place in a payload, as many times as there are. */
function placesIn(value: unknown, into: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    for (const [key, entry] of value.entries()) {
      into.push({ holder: value, key });
      placesIn(entry, into);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      into.push({ holder: value as Json, key });
      placesIn(entry, into);
    }
  }
  return into;
}

const read = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
function write({ holder, key }: Place, value: unknown): void {
  // A field of that name, not the prototype.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const anywhere =
  (change: (place: Place, chance: Chance) => void): Mutation =>
  ({ payload }, chance) =>
    change(chance.pick(placesIn(payload)), chance);

const inside = (payload: Json, key: string): Json | null => recordOrNull(payload[key]);
// Another change may have put anything there.
const firstAction = ({ actions }: Json): Json | null => (Array.isArray(actions) ? recordOrNull(actions[0]) : null);
const recordOrNull = (part: unknown): Json | null => (isRecord(part) ? part : null);

const asSomebodyElse: Mutation = ({ payload }, chance) => {
  const { user } = chance.pick(PRESSERS);
  const person = inside(payload, 'user');
  if (person) person.id = chance.oneIn(8) ? chance.pick(HOSTILE) : user;
  else if ('user_id' in payload) payload.user_id = user;
};

const ofAnotherCompany: Mutation = ({ payload }, chance) => {
  const team = chance.pick([OURS, THEIRS, 'T0FERROUS', 'E0ORG', '']);
  const person = inside(payload, 'user');
  if (person && chance.oneIn(3)) delete person.team_id;
  else if (person) person.team_id = team;
  else if ('user_id' in payload) payload.team_id = team;
  if (chance.oneIn(2)) payload.team = chance.pick([{ id: team }, { id: OURS }, null]);
};

const aboutSomethingElse: Mutation = ({ payload }, chance, ids) => {
  const about = chance.oneIn(5) ? chance.pick(HOSTILE) : chance.pick(ids);
  const action = firstAction(payload);
  const view = inside(payload, 'view');
  if (action) action.value = about;
  if (view) view.private_metadata = about;
  if (typeof payload.text === 'string') payload.text = `status ${about}`;
};

const underAnotherName: Mutation = ({ payload }, chance) => {
  const names = [...Object.values(ACTION), ...Object.values(VIEW), ...HOSTILE];
  const action = firstAction(payload);
  const view = inside(payload, 'view');
  if (action) action.action_id = chance.pick(names);
  else if (view) view.callback_id = chance.pick(names);
  else payload.command = chance.pick(['/handoff', '/other', ...HOSTILE]);
};

const ofTwoKinds: Mutation = ({ payload }, chance) => {
  const [key, value] = chance.pick<[string, unknown]>([
    ['event', null],
    ['event', { type: 'app_uninstalled' }],
    ['command', '/handoff'],
    ['name', 'options'],
    ['actions', [{ action_id: ACTION.accept, value: 'H1' }]],
    ['type', chance.pick(['view_closed', 'shortcut', 'message_action', 'block_suggestion', 'dialog_submission'])],
    ['function_data', { execution_id: 'Fx1', inputs: {} }],
    ['bot_access_token', 'xwfp-1'],
  ]);
  payload[key] = value;
};

const answeredElsewhere: Mutation = ({ payload }, chance) => {
  const url = chance.pick([
    'https://evil.example/1',
    'http://127.0.0.1:1/response/1',
    'file:///etc/passwd',
    'hooks.slack.com',
    '',
  ]);
  if (chance.oneIn(2)) payload.response_url = url;
  else payload.response_urls = [{ response_url: url }];
};

const filledOtherwise: Mutation = ({ payload }, chance) => {
  const values = inside(inside(inside(payload, 'view') ?? {}, 'state') ?? {}, 'values');
  const key = values && chance.pick([...Object.keys(values), 'unknown']);
  const entry = values && key ? inside(inside(values, key) ?? {}, 'value') : null;
  if (!entry) return;
  const name = Object.keys(entry).find((each) => each !== 'type') ?? 'value';
  const value = entry[name];
  const people = PRESSERS.map(({ user }) => user);
  if (name === 'selected_user') entry[name] = chance.pick([...people, null]);
  else if (name === 'selected_users') entry[name] = [chance.pick(people)];
  else
    entry[name] = typeof value === 'string' ? chance.pick([...HOSTILE, '1', '2027-12-02']) : chance.pick(WRONG_TYPES);
};

/** By what it does, in words for the table of figures. */
export const MUTATIONS: Record<string, Mutation> = {
  'as somebody else': asSomebodyElse,
  'of another company': ofAnotherCompany,
  'about something else': aboutSomethingElse,
  'under another name': underAnotherName,
  'of two kinds': ofTwoKinds,
  'answered elsewhere': answeredElsewhere,
  'filled otherwise': filledOtherwise,
  'null somewhere': anywhere((place) => write(place, null)),
  'a wrong type somewhere': anywhere((place, chance) => write(place, structuredClone(chance.pick(WRONG_TYPES)))),
  'something left out': anywhere(({ holder, key }) => void Reflect.deleteProperty(holder, key)),
  'hostile words somewhere': anywhere((place, chance) => {
    if (typeof read(place) === 'string') write(place, chance.pick(HOSTILE));
  }),
  'something in the place of something else': ({ payload }, chance) => {
    const places = placesIn(payload);
    write(chance.pick(places), structuredClone(read(chance.pick(places))));
  },
  'very deep somewhere': anywhere((place) => {
    let deep: unknown = 'deep';
    for (let level = 0; level < DEPTH; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    write(place, deep);
  }),
};
