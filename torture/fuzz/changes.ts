import { CHANNEL_FAULTS } from '../../src/core/shared-channel.ts';
import type { HearingBot } from './bot.ts';

/** What was written since the last look, by triggers of the database itself: whatever the bot's own code says about it. */
export type Change =
  | { table: 'handoffs'; id: string; before: HandoffFacts | null; after: HandoffFacts }
  | { table: 'events'; id: string; after: { kind: string; actor: string | null } }
  | { table: 'help_requests'; id: string; before: HelpFacts | null; after: HelpFacts }
  /** `id` is the setting's name, the partner's, whose hours or days off they are, or the handoff's or help request's of a message that was given up. */
  | { table: 'settings' | 'partners' | 'people' | 'absences' | 'notices'; id: string };

/** `words` is everything that its author wrote. */
export type HandoffFacts = { stage: string; outcome: string | null; ae: string; author: string; words: string };

/** `words` is what its asker wrote. */
export type HelpFacts = { state: string; asker: string; asked: string; words: string };

type Client = HearingBot['db']['$client'];
type Row = { tbl: Change['table']; id: string; before: string | null; after: string | null };

const facts = (row: 'old' | 'new') =>
  `json_object('stage', ${row}.stage, 'outcome', ${row}.outcome, 'ae', ${row}.ae, 'author', ${row}.author,
    'words', ${['account', 'why_account', 'seller_move', 'partner_move', 'evidence'].map((key) => `${row}.${key}`).join(" || '/' || ")})`;

const helpFacts = (row: 'old' | 'new') =>
  `json_object('state', ${row}.state, 'asker', ${row}.asker, 'asked', ${row}.asked, 'words', ${row}.account || '/' || ${row}.help)`;

const note = (table: Change['table'], id: string, before = 'null', after = 'null') =>
  `insert into changes (tbl, id, before, after) values ('${table}', ${id}, ${before}, ${after});`;

const TRIGGERS: Record<string, string> = {
  'insert on handoffs': note('handoffs', 'new.id', 'null', facts('new')),
  'update on handoffs': note('handoffs', 'new.id', facts('old'), facts('new')),
  'insert on events': note('events', 'new.handoff_id', 'null', `json_object('kind', new.kind, 'actor', new.actor)`),
  'insert on help_requests': note('help_requests', 'new.id', 'null', helpFacts('new')),
  'update on help_requests': note('help_requests', 'new.id', helpFacts('old'), helpFacts('new')),
  'insert on settings': note('settings', 'new.key'),
  'update on settings': note('settings', 'new.key'),
  'insert on partners': note('partners', 'new.id'),
  'update on partners': note('partners', 'new.id'),
  'insert on contacts': note('partners', 'new.partner_id'),
  'delete on contacts': note('partners', 'old.partner_id'),
  'insert on people': note('people', 'new.user_id'),
  'update on people': note('people', 'new.user_id'),
  'insert on absences': note('absences', 'new.user_id'),
  'delete on absences': note('absences', 'old.user_id'),
  // What a partner's channel kept back goes by itself once something arrives there, and the question about it stands as things stand.
  [`update on notices when old.status = 'dead_letter' and new.status <> 'dead_letter' and new.kind <> 'partner_channel'
    and coalesce(old.problem, '') not in (${CHANNEL_FAULTS.map((fault) => `'${fault}'`).join(', ')})`]: note(
    'notices',
    'coalesce(new.handoff_id, new.help_request_id)',
  ),
};

/** Notes every change from now on. The function that it returns answers with what has changed since it was last called, oldest first. */
export function watchChanges(client: Client): () => Change[] {
  client.exec('create table changes (n integer primary key, tbl text, id text, before text, after text)');
  for (const [index, [when, then]] of Object.entries(TRIGGERS).entries()) {
    client.exec(`create trigger noted_${index} after ${when} begin ${then} end`);
  }
  const read = client.prepare('select tbl, id, before, after from changes order by n');
  const forget = client.prepare('delete from changes');
  return () => {
    const rows = read.all() as Row[];
    if (rows.length > 0) forget.run();
    return rows.map(changeOf);
  };
}

function changeOf({ tbl: table, id, before, after }: Row): Change {
  const parsed = (json: string | null) => (json === null ? null : JSON.parse(json));
  switch (table) {
    case 'handoffs':
    case 'help_requests':
      return { table, id, before: parsed(before), after: parsed(after) };
    case 'events':
      return { table, id, after: parsed(after) };
    case 'settings':
    case 'partners':
    case 'people':
    case 'absences':
    case 'notices':
      return { table, id };
    default:
      return table satisfies never;
  }
}
