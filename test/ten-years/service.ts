import { WrongInput } from '../../src/core/kernel/errors.ts';
import { createEligibility } from '../../src/services/handoff/eligibility.ts';
import { createAccounts } from '../../src/services/directory/accounts.ts';
import { createAuthorCalendar } from '../../src/services/handoff/author-calendar.ts';
import { createCalendars } from '../../src/services/people/calendars.ts';
import type { Handoff, Presser } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import type { Reminder } from '../../src/core/time/reminders.ts';
import type { WorkspaceTime } from '../../src/core/time/working-hours.ts';
import { createHelpRequests } from '../../src/services/help-request/help-requests.ts';
import { createHandoffs } from '../../src/services/handoff/handoffs.ts';
import type { HolidaySource } from '../../src/services/people/holidays.ts';
import { createIntake } from '../../src/services/handoff/intake.ts';
import { createDueWork } from '../../src/services/due-work.ts';
import { createMessageLinks } from '../../src/services/handoff/message-links.ts';
import { createScoring } from '../../src/services/packet/scoring.ts';
import { createSigners } from '../../src/services/conflict-check/signers.ts';
import { createReadingPackets } from '../../src/services/packet/reading-packets.ts';
import { createSending } from '../../src/services/handoff/sending.ts';
import { ALL_THE_SAME, brightwater, formOf, iris, maya, OURS } from '../support/packets.ts';
import { openStore } from '../support/store.ts';
import { type Done, isReminder, type What } from './expected.ts';
import type { Life } from './lived.ts';
import type { Deed } from './script.ts';
import { DAY, utcDay } from '../oracle/wall.ts';
import type { Facts } from '../oracle/business-time.ts';

/** The services of the bot on a database in memory, with a clock that is moved by hand; nothing goes to Slack. */
export type Service = Awaited<ReturnType<typeof createService>>;

export async function createService(deps: {
  workspace: WorkspaceTime;
  holidays: HolidaySource;
  /** IANA zone of each account executive. */
  zones: ReadonlyMap<string, string>;
}) {
  const { workspace, holidays, zones } = deps;
  const { store, db } = await openStore();
  const clock = { now: 0 };
  const now = () => clock.now;
  const calendars = createCalendars({ store, holidays, now });
  const findMember = async (id: string) => ({
    id,
    teamIds: [OURS],
    zone: zones.get(id) ?? null,
    isBot: false,
    isDeactivated: false,
    isGuest: false,
    isInvitedOnly: false,
    isAdministrator: false,
  });
  let ids = 0;
  const common = { store, findMember, calendars, teamId: OURS, now, onSaved: () => undefined };
  const authorCalendar = createAuthorCalendar(common);
  const signers = createSigners(common);
  const timed = { ...common, authorCalendar, signers, eligibility: createEligibility(common) };
  const handoffs = createHandoffs(timed);
  const helpRequests = createHelpRequests({ ...common, newId: () => `R${(ids += 1)}` });
  const messages = createMessageLinks(common);
  const sending = createSending({
    ...timed,
    reading: createReadingPackets(timed),
    helpRequests,
    messages,
    powers: { mustBeAllowedOnceKnown: async () => undefined },
    scoring: createScoring({ ...common, accounts: createAccounts(common) }),
    newReference: () => `H${(ids += 1)}`,
  });
  const intake = createIntake(timed);
  const dueWork = createDueWork({
    ...timed,
    attendHelp: helpRequests.attend,
    // Nobody registers anything here.
    attendRegistration: async () => undefined,
    attendDispute: async () => undefined,
    attendAgreement: async () => undefined,
    attendDraft: async () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const query = (text: string) => db.$client.prepare(`select ${text}`).pluck();
  // What is promised to a partner from time to time, what becomes of a declined deal, and both moves are told elsewhere.
  const isOver = "(stage in ('declined', 'accepted') or escalated_at is not null)";
  const next = query(`min(next_action_at) from handoffs where next_action_at > ? and not ${isOver}`);
  const deadline = query(
    `min(deadline_at) from handoffs where next_action_at is not null and deadline_at > ? and not ${isOver}`,
  );
  const due = query(`count(*) from handoffs where next_action_at <= ? and lapsed_at is not null and not ${isOver}`);
  const held = query(`distinct ae from handoffs where next_action_at <= ? and lapsed_at is null and not ${isOver}`);
  const settings = { ...(await store.settings()), ...workspace, intake_owner: iris.userId, open_cap: 1_000_000 };
  await store.calendar.saveWorkspace(settings, { now: 0 });

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Error(`There is no ${id}.`);
    return handoff;
  };

  return {
    clock,

    /** What is ahead (epoch ms, null for nothing), whether something else is due at once, and whose reminders are due but held. */
    agenda: () => ({
      // Numbers of the columns' own types: the driver does not know them.
      ahead: [next.get(now()), deadline.get(now())] as (number | null)[],
      isDue: Number(due.get(now())) > 0,
      heldFor: held.all(now()) as string[],
    }),

    doWhatIsDue: dueWork.doWhatIsDue,

    async send(ae: string, days: number): Promise<Handoff> {
      const today = utcDay(now());
      const dates = { opportunity: null, opportunity_created_on: null, partner_touch_on: utcDay(now() - 2 * DAY) };
      const account = `Account ${ids}`;
      const input = {
        ...formOf({
          account,
          ae,
          window_days: days,
          ...dates,
          seller_move_by: utcDay(now() + 400 * DAY),
          partner_move_by: today,
        }),
      };
      const form = { ...input, partner: brightwater.id, partner_contact: 'lena' };
      return sending.send({
        by: maya,
        input: form,
        requestKey: `form ${ids}`,
        revisionOf: null,
        overrideReason: ALL_THE_SAME,
      });
    },

    async doDeed(id: string, deed: Deed): Promise<void> {
      const { packet } = await find(id);
      const by: Presser = { userId: packet.ae, teamId: OURS };
      switch (deed.what) {
        case 'accepts':
          await handoffs.accept(id, by, { move: packet.seller_move, moveBy: '2040-01-01' });
          break;
        case 'declines':
          await handoffs.decline(id, by, { reason: 'bad_timing', note: null, betterAe: null });
          break;
        case 'extends':
          // Refused when that is no more time than there was.
          await intake.extend(id, iris, { days: deed.days, reason: 'A big customer.' }).catch(unlessWrongInput);
          break;
        case 'reminds tomorrow':
          await handoffs.dialDown(id, by, 'tomorrow');
          break;
        case 'reminds on the last day':
          await handoffs.dialDown(id, by, 'last_day');
          break;
        default:
          deed satisfies never;
      }
    },

    handoff: find,

    /** The person's own hours and all their days off, as they are from now on; days off that are known stay. */
    async saveFacts({ person, absences }: Facts): Promise<void> {
      const known = new Set((await store.calendar.absencesSince('0000-01-01')).map(({ id }) => id));
      await store.calendar.savePerson(person, { now: now() });
      for (const absence of absences)
        if (!known.has(absence.id)) await store.calendar.addAbsence(absence, () => true, { now: now() });
    },

    /** What became of it, as its history and the messages about it tell. */
    async lifeOf(id: string, deadlines: number[]): Promise<Life> {
      const rows = await store.outbox.of(id);
      const reminders = new Map(
        rows.flatMap(({ notice }) => (notice.kind === 'reminder' ? [[notice.at, notice.reminder] as const] : [])),
      );
      const lived = (await store.history(id)).filter(({ kind }) => !TOLD_ELSEWHERE.has(kind));
      const done = lived.map((event): Done => {
        const said = event.kind === 'reminded' ? reminders.get(event.at) : undefined;
        return { what: whatOf(event, said), at: event.at };
      });
      if (done.filter(({ what }) => isReminder(what)).length !== reminders.size)
        throw new Error(`There are ${reminders.size} reminders of ${id}, and its history tells otherwise.`);
      return { done, deadlines, notices: rows.map(({ key }) => key) };
    },
  };
}

const TOLD_ELSEWHERE = new Set<HandoffEvent['kind']>([
  'promised_again',
  'mend_asked',
  'deal_closed',
  'partner_reminded',
  'partner_slipped',
  'move_asked',
  'move_slipped',
  'stall_asked',
  'update_owed',
]);

/** `said`: which reminder it was. */
function whatOf({ kind, detail }: HandoffEvent, said: Reminder['kind'] | undefined): What {
  switch (kind) {
    case 'sent':
      return 'lands';
    case 'reminded':
      if (said !== undefined) return said;
      throw new Error('A reminder is in the history, and nobody was told.');
    case 'dialed_down':
      return detail === 'tomorrow' ? 'reminds tomorrow' : 'reminds on the last day';
    case 'accepted':
      return 'accepts';
    case 'declined':
      return 'declines';
    case 'extended':
      return 'extends';
    case 'lapsed':
      return 'lapses';
    case 'escalated':
      return 'escalates';
    case 'retimed':
      return 'retimed';
    default:
      throw new Error(`Nobody did this: ${kind}`);
  }
}

function unlessWrongInput(error: unknown): void {
  if (!(error instanceof WrongInput)) throw error;
}
