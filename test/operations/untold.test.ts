import { describe, expect, test } from 'vitest';
import { EVENT_KINDS, type HandoffEvent } from '../../src/core/handoff/history.ts';
import type { NoticeKind } from '../../src/core/notices/notice.ts';

import { AE, AUTHOR, REFERENCE, startFastWorld, type Work } from '../support/fast-world.ts';
import { formFor } from '../../torture/packets.ts';
import { ALL_THE_SAME, formOf } from '../support/packets.ts';

type World = Awaited<ReturnType<typeof startFastWorld>> & {
  bot: Work;
  /** What Slack says of the account executive. */
  ae: { isAway: boolean; isDeactivated: boolean };
};
type Step = (world: World) => Promise<unknown>;

const ours = (userId: string) => ({ userId, teamId: 'T0NORTHWIND' });
const sam = ours(AE);
const alex = ours('U0ALEX');
const maya = ours(AUTHOR);

const timeIs =
  (iso: string): Step =>
  async ({ clock, bot }) => {
    clock.advanceTo(Date.parse(iso));
    await bot.services.dueWork.doWhatIsDue();
  };

const sends: Step = ({ sends: send, bot }) => send(bot);
const keeps: Step = async (world) => {
  world.ae.isAway = true;
  await sends(world);
  world.ae.isAway = false;
};
const accepts: Step = ({ bot }) =>
  bot.services.handoffs.accept(REFERENCE, sam, { move: 'Join the call with Jonas.', moveBy: '2026-12-18' });
const declines: Step = ({ bot }) =>
  bot.services.handoffs.decline(REFERENCE, sam, { reason: 'bad_timing', note: null, betterAe: null });
const sendsToCheck: Step = async ({ bot, partner }) => {
  const input = { ...formFor('Fabrikam', { partner, ae: AE, author: AUTHOR }), conflict_checked: false };
  await bot.services.sending.send({
    by: ours(AUTHOR),
    input,
    requestKey: 'form',
    revisionOf: null,
    overrideReason: ALL_THE_SAME,
  });
};
const signer = ours('U0ALEX');
const clears: Step = ({ bot }) => bot.services.conflictChecks.clearAsFound(REFERENCE, signer);
const returns: Step = ({ bot }) => bot.services.conflictChecks.returnIt(REFERENCE, signer, 'Ask Ferrous first.');
const checkLapses = timeIs('2026-11-26T17:00:00-05:00');

const finds =
  (what: string): Step =>
  ({ bot }) =>
    bot.services.outcomes.record(REFERENCE, sam, {
      what,
      opportunity_link: 'https://crm.example.com/4712',
      opened_on: null,
      amount: null,
      partner_did: 'They introduced us.',
      end_reason: null,
    });
const asks: Step = ({ bot }) => bot.services.questions.ask(REFERENCE, sam, 'Who signs there?');
const lapses = timeIs('2026-11-27T17:00:00-05:00');

type Deed = {
  event: HandoffEvent['kind'];
  before: Step[];
  deed: Step[];
  /** Each is missed when it is not there. */
  demands: NoticeKind[];
};

const CHECKS: Deed[] = [
  { event: 'check_asked', before: [], deed: [sendsToCheck], demands: ['check_card', 'partner_card'] },
  { event: 'cleared', before: [sendsToCheck], deed: [clears], demands: ['ae_card'] },
  { event: 'returned', before: [sendsToCheck], deed: [returns], demands: ['author_check'] },
  {
    event: 'return_asked',
    before: [sendsToCheck, returns],
    deed: [timeIs('2026-11-27T12:00:00-05:00')],
    demands: ['author_check'],
  },
  {
    event: 'check_reminded',
    before: [sendsToCheck],
    deed: [timeIs('2026-11-26T09:00:00-05:00')],
    demands: ['check_reminder'],
  },
  { event: 'check_lapsed', before: [sendsToCheck], deed: [checkLapses], demands: ['check_call', 'author_check'] },
  {
    event: 'check_escalated',
    before: [sendsToCheck, checkLapses],
    deed: [timeIs('2026-11-27T17:00:00-05:00')],
    demands: ['check_escalation'],
  },
  {
    event: 'check_passed',
    before: [({ store }) => store.set('adjudicator', 'U0ROBIN'), sendsToCheck],
    deed: [({ bot }) => bot.services.conflictChecks.lose(signer.userId)],
    demands: ['check_card'],
  },
];

const robin = ours('U0ROBIN');
const WHY = 'The mail of the third of November shows it.';
const namesRevOps: Step = ({ store }) => store.set('revops', [robin.userId]);
const disputes: Step = ({ bot }) => bot.services.crediting.dispute(REFERENCE, ours(AUTHOR), WHY);
const CREDITS: Deed[] = [
  { event: 'credit_disputed', before: [namesRevOps, sends], deed: [disputes], demands: ['credit_dispute'] },
  {
    event: 'credit_corrected',
    before: [namesRevOps, sends],
    deed: [
      ({ bot }) =>
        bot.services.crediting.correct(REFERENCE, robin, { classification: 'partner_influenced', reason: WHY }),
    ],
    demands: ['credit_corrected'],
  },
  // Whoever disputed it may be who keeps it: then nobody is to be told.
  {
    event: 'credit_kept',
    before: [namesRevOps, sends, disputes],
    deed: [({ bot }) => bot.services.crediting.keep(REFERENCE, robin, WHY)],
    demands: [],
  },
];

const RENEWED: Deed = {
  event: 'check_renewed',
  before: [sends, lapses],
  deed: [
    timeIs('2026-12-10T10:00:00-05:00'),
    ({ bot }) => bot.services.intake.reroute(REFERENCE, alex, { ae: 'U0PRIYA', days: 3, reason: 'Away.' }),
  ],
  demands: ['check_card'],
};

const DEEDS: Deed[] = [
  RENEWED,
  // Accepted within the minute: what waits for an answer has its cards looked for in another way, too.
  { event: 'sent', before: [], deed: [sends, accepts], demands: ['ae_card', 'partner_card'] },
  {
    event: 'ae_refused',
    before: [keeps],
    deed: [
      async ({ ae, bot }) => {
        ae.isDeactivated = true;
        await bot.services.dueWork.doWhatIsDue();
      },
    ],
    demands: ['ae_refused'],
  },
  { event: 'reminded', before: [sends], deed: [timeIs('2026-11-26T09:30:00-05:00')], demands: ['reminder'] },
  {
    event: 'lapsed',
    before: [sends],
    deed: [lapses],
    demands: ['lapse_ae', 'lapse_author', 'intake_call', 'partner_delay'],
  },
  {
    event: 'escalated',
    before: [sends, lapses],
    deed: [timeIs('2026-11-30T17:00:00-05:00')],
    demands: ['escalation'],
  },
  {
    event: 'proposed',
    before: [sends],
    deed: [({ bot }) => bot.services.handoffs.propose(REFERENCE, sam, 'U0PRIYA')],
    demands: ['intake_call'],
  },
  { event: 'asked', before: [sends], deed: [asks], demands: ['question'] },
  {
    event: 'replied',
    before: [sends, asks],
    deed: [({ bot }) => bot.services.questions.reply(REFERENCE, ours('U0AUTHOR'), 1, 'Jonas Weber does.')],
    demands: ['ae_reply'],
  },
  {
    event: 'ae_gone',
    before: [sends],
    deed: [({ bot }) => bot.services.intake.loseMember(sam.userId)],
    demands: ['intake_call'],
  },
  {
    event: 'corrected',
    before: [sends],
    deed: [
      async ({ bot, store }) => {
        const { packet } = (await store.handoff(REFERENCE)) ?? {};
        const input = { ...formOf(), ...packet, warm_path: 'Lena meets Jonas on Thursdays.' };
        await bot.services.corrections.correct(REFERENCE, maya, { input, openedOn: 0 });
      },
    ],
    demands: ['ae_corrected'],
  },
  {
    event: 'rerouted',
    before: [sends],
    deed: [({ bot }) => bot.services.intake.reroute(REFERENCE, alex, { ae: 'U0PRIYA', days: 3, reason: 'Away.' })],
    demands: ['author_news', 'partner_news'],
  },
  {
    event: 'extended',
    before: [sends],
    deed: [({ bot }) => bot.services.intake.extend(REFERENCE, alex, { days: 5, reason: 'Sam was at a fair.' })],
    demands: ['ae_news', 'author_news', 'partner_news'],
  },
  {
    event: 'retimed',
    before: [sends],
    deed: [
      ({ bot }) =>
        bot.services.preferences.addAbsence(sam, { from_day: '2026-11-26', to_day: '2026-11-26', stand_in: null }),
      ({ bot }) => bot.services.dueWork.doWhatIsDue(),
    ],
    demands: ['ae_news', 'author_news', 'partner_news'],
  },
  { event: 'accepted', before: [sends], deed: [accepts], demands: ['author_card', 'partner_decision'] },
  {
    event: 'declined',
    before: [sends],
    deed: [declines],
    demands: ['author_card', 'partner_decision'],
  },
  {
    event: 'reopened',
    before: [sends, accepts],
    deed: [({ bot }) => bot.services.reopening.undo(REFERENCE, sam)],
    demands: ['author_news', 'partner_news'],
  },
  {
    event: 'promised_again',
    before: [sends, lapses, timeIs('2026-11-30T17:00:00-05:00')],
    deed: [timeIs('2026-12-01T09:00:00-05:00')],
    demands: ['partner_delay'],
  },
  {
    event: 'parked',
    before: [sends, declines],
    deed: [({ bot }) => bot.services.declinedDeals.park(REFERENCE, maya, '2026-12-08')],
    demands: ['partner_news'],
  },
  {
    event: 'woken',
    before: [sends, declines, ({ bot }) => bot.services.declinedDeals.park(REFERENCE, maya, '2026-12-08')],
    deed: [timeIs('2026-12-08T09:00:00-05:00')],
    demands: ['author_call'],
  },
  {
    event: 'mend_asked',
    before: [sends, declines],
    deed: [timeIs('2026-12-01T09:00:00-05:00')],
    demands: ['author_call'],
  },
  {
    event: 'told_partner',
    before: [sends, declines],
    deed: [({ bot }) => bot.services.declinedDeals.tellPartner(REFERENCE, maya, 'We are asking the customer.')],
    demands: ['partner_sentence'],
  },
  {
    event: 'deal_closed',
    before: [sends, declines],
    deed: [({ bot }) => bot.services.declinedDeals.close(REFERENCE, maya)],
    demands: ['partner_news'],
  },
  {
    event: 'opportunity',
    before: [sends, accepts],
    deed: [finds('opportunity')],
    demands: ['author_outcome', 'partner_outcome'],
  },
  {
    event: 'not_worth',
    before: [sends, accepts],
    deed: [({ bot }) => bot.services.outcomes.disqualify(REFERENCE, sam, 'fit')],
    demands: ['author_outcome', 'partner_outcome'],
  },
  {
    event: 'won',
    before: [sends, accepts],
    deed: [finds('won')],
    demands: ['author_outcome', 'partner_outcome', 'sales_won'],
  },
  { event: 'lost', before: [sends, accepts], deed: [finds('lost')], demands: ['author_outcome', 'partner_outcome'] },
  {
    event: 'no_deal',
    before: [sends, accepts],
    deed: [finds('no_deal')],
    demands: ['author_outcome', 'partner_outcome'],
  },
];

const lena = { userId: 'U0LENA', teamId: 'T0BRIGHTWATER' };
const agreed = [sends, accepts];
const movesOn: Step = ({ bot }) =>
  bot.services.sellerMoves.changes(REFERENCE, sam, { move: 'Write to Jonas.', moveBy: '2026-12-21' });

const MOVES: Deed[] = [
  {
    event: 'partner_move_done',
    before: agreed,
    deed: [({ bot }) => bot.services.partnerMoves.done(REFERENCE, lena)],
    demands: ['ae_moves'],
  },
  {
    event: 'partner_move_moved',
    before: agreed,
    deed: [({ bot }) => bot.services.partnerMoves.notYet(REFERENCE, lena, { day: '2026-12-04', words: null })],
    demands: ['ae_moves'],
  },
  {
    event: 'partner_reminded',
    before: agreed,
    deed: silence('2026-12-17'),
    demands: ['partner_reminder'],
  },
  {
    event: 'partner_slipped',
    before: [...agreed, ...silence('2026-12-17')],
    deed: silence('2026-12-24'),
    demands: ['ae_moves'],
  },
  {
    event: 'move_asked',
    before: [...agreed, ...silence('2026-12-17')],
    deed: silence('2026-12-18'),
    demands: ['ae_move'],
  },
  {
    event: 'move_done',
    before: agreed,
    deed: [({ bot }) => bot.services.sellerMoves.done(REFERENCE, sam)],
    demands: ['partner_moves'],
  },
  {
    event: 'stall_asked',
    before: [
      ...agreed,
      ({ bot }) => bot.services.sellerMoves.done(REFERENCE, sam),
      ({ bot }) => bot.services.partnerMoves.done(REFERENCE, lena),
    ],
    deed: [timeIs('2026-11-30T09:00:00-05:00')],
    demands: ['ae_stalled'],
  },
  {
    event: 'update_owed',
    // What is on its way to the partner is no silence.
    before: [...agreed, async ({ byHand }) => byHand("update notices set status = 'sent', ts = '1.1', sent_at = 0")],
    deed: [timeIs('2026-12-08T09:00:00-05:00')],
    demands: ['author_owed'],
  },
  { event: 'move_changed', before: agreed, deed: [movesOn], demands: ['partner_moves'] },
  {
    event: 'introduced',
    before: agreed,
    deed: [({ bot }) => bot.services.sellerMoves.introduced(REFERENCE, sam)],
    demands: ['partner_moves'],
  },
  {
    event: 'roles_changed',
    before: agreed,
    deed: [
      ({ bot }) =>
        bot.services.sellerMoves.changeRoles(REFERENCE, sam, {
          leads_customer: 'partner',
          leads_fit: 'partner',
          leads_close: 'ae',
        }),
    ],
    demands: ['partner_moves', 'author_roles'],
  },
];

/** What falls due is seen to one by one. */
function silence(day: string): Step[] {
  return ['01', '02', '03', '04'].map((minute) => timeIs(`${day}T15:${minute}:00-05:00`));
}

/** Nothing is delivered here: only whether the messages are there counts. */
async function afterwards({ before, deed, event }: Deed): Promise<World> {
  const world = await startFastWorld();
  const ae = { isAway: false, isDeactivated: false };
  const lookUpMember: typeof world.slack.lookUpMember = async (userId) => {
    if (ae.isAway) throw new Error('Slack does not say who that is.');
    const member = await world.slack.lookUpMember(userId);
    if (userId === lena.userId) return { ...member, teamIds: [lena.teamId] };
    return userId === AE ? { ...member, isDeactivated: ae.isDeactivated } : member;
  };
  const bot = world.startBot({ slack: { ...world.slack, lookUpMember } });
  bot.loop.stop();
  const all: World = { ...world, bot, ae };
  await bot.auditor.audit();
  for (const step of before) await step(all);
  await bot.auditor.audit();
  for (const step of deed) await step(all);
  const happened = (await world.store.history(REFERENCE)).map(({ kind }) => kind);
  expect(happened).toContain(event);
  return all;
}

/**
 * A draft is known to its author alone, that it is worked is seen on the cards, and so are two of the moves' deeds; fewer reminders concern
 * nobody else, and whom a withdrawal concerns depends on who withdrew.
 */
const DEMAND_NOTHING: HandoffEvent['kind'][] = [
  'kept',
  'dialed_down',
  'withdrawn',
  'mended',
  'worth_working',
  'move_slipped',
  'move_did_not_happen',
  'still_going',
];

const ALL = [...CHECKS, ...CREDITS, ...DEEDS, ...MOVES];

describe('what happened and was not told is noticed at the next look:', () => {
  test('there is a case for everything that can happen', () => {
    expect([...ALL.map(({ event }) => event), ...DEMAND_NOTHING].toSorted()).toEqual(EVENT_KINDS.toSorted());
  });

  test.each(ALL.flatMap((deed) => deed.demands.map((demanded) => ({ ...deed, demanded }))))(
    '“$event” without its $demanded',
    { tags: 'thorough' },
    async ({ demanded, ...deed }) => {
      const { bot, byHand } = await afterwards(deed);
      byHand(`delete from notices where kind = '${demanded}'`);
      await bot.auditor.audit();
      expect(bot.auditor.stalls()).toContain('untold');
    },
  );

  test.each(ALL)('“$event” with all its messages is no alarm', { tags: 'thorough' }, async (deed) => {
    const { bot } = await afterwards(deed);
    await bot.auditor.audit();
    // Nothing is delivered here: whether it was is asked elsewhere.
    const others = bot.auditor.stalls().filter((stall) => stall !== 'undelivered');
    expect(others).toEqual([]);
  });
});
