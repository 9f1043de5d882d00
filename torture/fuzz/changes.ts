import { CHANNEL_FAULTS } from '../../src/core/partner/shared-channel.ts';
import type { HearingBot } from './bot.ts';

/** What was written since the last look, by triggers of the database itself: whatever the bot's own code says about it. */
export type Change =
  | { table: 'handoffs'; id: string; before: HandoffFacts | null; after: HandoffFacts }
  | { table: 'events'; id: string; after: { kind: string; actor: string | null } }
  | { table: 'help_requests'; id: string; before: HelpFacts | null; after: HelpFacts }
  | { table: 'agreements'; id: string; before: AgreedFacts | null; after: AgreedFacts }
  /** `id` is the setting's name, the partner's, whose hours, days off or drafts they are, or the handoff's or help request's of a message that was given up. */
  | { table: 'settings' | 'partners' | 'people' | 'absences' | 'drafts' | 'notices'; id: string };

/** `words` is everything that its author wrote. */
export type HandoffFacts = {
  stage: string;
  outcome: string | null;
  ae: string;
  author: string;
  /** Who is asked to sign its conflict check, or was; and whether nobody did in time. */
  signer: string | null;
  isCheckLate: 0 | 1;
  words: string;
};

/** `words` is what its asker wrote. */
export type HelpFacts = { state: string; asker: string; asked: string; words: string };

/** A version of the working agreement; `words` is what it says, `yes` which owner has confirmed it. */
export type AgreedFacts = {
  state: string;
  savedBy: string | null;
  partnerships: string | null;
  sales: string | null;
  yes: { partnerships: number; sales: number };
  words: string;
};

type Client = HearingBot['db']['$client'];
type Row = { tbl: Change['table']; id: string; before: string | null; after: string | null };

const facts = (row: 'old' | 'new') =>
  `json_object('stage', ${row}.stage, 'outcome', ${row}.outcome, 'ae', ${row}.ae, 'author', ${row}.author,
    'signer', ${row}.check_signer, 'isCheckLate', ${row}.check_lapsed_at is not null,
    'words', ${['account', 'why_account', 'seller_move', 'partner_move', 'evidence'].map((key) => `${row}.${key}`).join(" || '/' || ")})`;

const helpFacts = (row: 'old' | 'new') =>
  `json_object('state', ${row}.state, 'asker', ${row}.asker, 'asked', ${row}.asked, 'words', ${row}.account || '/' || ${row}.help)`;

const agreedFacts = (row: 'old' | 'new') =>
  `json_object('state', ${row}.state, 'savedBy', ${row}.saved_by, 'partnerships', ${row}.partnerships_owner,
    'sales', ${row}.sales_owner, 'words', ${row}.acceptance || '/' || ${row}.window_days || '/' || ${row}.conflict_rule,
    'yes', json_object('partnerships', ${row}.partnerships_confirmed_at is not null,
      'sales', ${row}.sales_confirmed_at is not null))`;

const note = (table: Change['table'], id: string, before = 'null', after = 'null') =>
  `insert into changes (tbl, id, before, after) values ('${table}', ${id}, ${before}, ${after});`;

const TRIGGERS: Record<string, string> = {
  'insert on handoffs': note('handoffs', 'new.id', 'null', facts('new')),
  'update on handoffs': note('handoffs', 'new.id', facts('old'), facts('new')),
  'insert on events': note('events', 'new.handoff_id', 'null', `json_object('kind', new.kind, 'actor', new.actor)`),
  'insert on help_requests': note('help_requests', 'new.id', 'null', helpFacts('new')),
  'update on help_requests': note('help_requests', 'new.id', helpFacts('old'), helpFacts('new')),
  'insert on agreements': note('agreements', 'new.id', 'null', agreedFacts('new')),
  'update on agreements': note('agreements', 'new.id', agreedFacts('old'), agreedFacts('new')),
  'insert on settings': note('settings', 'new.key'),
  'update on settings': note('settings', 'new.key'),
  'insert on partners': note('partners', 'new.id'),
  'update on partners': note('partners', 'new.id'),
  'insert on contacts': note('partners', 'new.partner_id'),
  'delete on contacts': note('partners', 'old.partner_id'),
  'insert on people': note('people', 'new.user_id'),
  'update on people': note('people', 'new.user_id'),
  'insert on drafts': note('drafts', 'new.author'),
  // When the clock looks at it again is nobody's doing.
  'update of typed, proposal, sent_as, wakes_on, away on drafts': note('drafts', 'new.author'),
  'insert on absences': note('absences', 'new.user_id'),
  'delete on absences': note('absences', 'old.user_id'),
  // What a partner's channel kept back goes by itself once something arrives there, and the question about it stands as things stand.
  [`update on notices when old.status = 'dead_letter' and new.status <> 'dead_letter' and new.kind <> 'partner_channel'
    and coalesce(old.problem, '') not in (${CHANNEL_FAULTS.map((fault) => `'${fault}'`).join(', ')})`]: note(
    'notices',
    'coalesce(new.handoff_id, new.help_request_id, new.registration_id, new.agreement_id, new.draft_id)',
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
    case 'agreements':
      return { table, id, before: parsed(before), after: parsed(after) };
    case 'events':
      return { table, id, after: parsed(after) };
    case 'settings':
    case 'partners':
    case 'people':
    case 'absences':
    case 'drafts':
    case 'notices':
      return { table, id };
    default:
      return table satisfies never;
  }
}

/** A change as a line of a report. */
export function inWords(change: Change): string {
  switch (change.table) {
    case 'events':
      return `${change.after.kind} by ${change.after.actor} in the history of ${change.id}`;
    case 'handoffs': {
      const { stage, outcome, ae } = change.after;
      return `${change.id} became ${stage} ${outcome ?? ''} for ${ae}, was ${change.before?.stage ?? 'not there'}`;
    }
    case 'help_requests':
      return `the help request ${change.id} became ${change.after.state}, was ${change.before?.state ?? 'not there'}`;
    case 'agreements':
      return `version ${change.id} became ${change.after.state}, was ${change.before?.state ?? 'not there'}`;
    case 'settings':
    case 'partners':
    case 'people':
    case 'absences':
    case 'drafts':
    case 'notices':
      return `${change.table} of ${change.id} written`;
    default:
      return change satisfies never;
  }
}
