import type { Presser } from '../../src/core/handoff/handoff.ts';
import { BRIGHTWATER, type Flow, type Step, timeIs } from './steps.ts';

/** What a partner reads when somebody of ours takes up its message: Lena writes, Maya and Priya begin with it. */

const SAID = 'Jonas Weber asked us yesterday.';
const at = Date.parse('2026-11-24T10:00:00-05:00');

const lenaWrites: Step = async (_, sandbox) => {
  const lena = sandbox.as('U0LENA');
  const isThere = lena.messages('partner-brightwater').some(({ text }) => text.includes(SAID));
  if (!isThere) await lena.say('partner-brightwater', SAID);
};

/** Who is asked again begins anew, as people do when they see no answer. */
const begins =
  (userId: string): Step =>
  async ({ beginnings, drafts }, sandbox) => {
    const { ts } = sandbox.as('U0LENA').messageSaying(SAID, 'partner-brightwater');
    const by: Presser = { userId, teamId: 'T0NORTHWIND' };
    const message = { channel: BRIGHTWATER.channelId, ts, threadTs: null, at, author: 'U0LENA', text: SAID };
    const draft = await beginnings.fromMessage(message, by);
    await drafts.keep(draft.id, by, { changed: { account: 'Fabrikam Logistics' }, asDrawn: draft.typed }, 1);
  };

export const NOTED_FLOWS: Record<string, Flow> = {
  'taking up a partner’s message, two of ours at once': {
    steps: [lenaWrites, begins('U0MAYA'), begins('U0PRIYA'), timeIs('2026-11-24T10:05:00-05:00')],
    events: [],
    told: { brightwater: ['partner_noted'] },
  },
};
