import type { Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';

/** A week at Northwind Cloud, typed and pressed by its people, for the demo to open on. All of it is invented. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Morning in New York, afternoon in Madrid. */
const AT_WORK_MS = 14 * HOUR;

/** When the week begins (epoch ms) that leads up to `now`: on a working day, while people are at work. */
export function weekBefore(now: number): number {
  const today = now - (now % DAY) + AT_WORK_MS;
  const daysBack = [0, 1, 2, 3].find((days) => today - days * DAY <= now && isWorked(today - days * DAY)) ?? 0;
  return today - daysBack * DAY - WEEK;
}

function isWorked(at: number): boolean {
  const weekday = new Date(at).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

type Typed = Record<string, string | string[] | boolean>;

/** Leads the deals through the week that begins now. `passes` lets time go by, and the bot do what is due by then. */
export async function liveAWeek(sandbox: Sandbox, passes: (ms: number) => Promise<void>): Promise<void> {
  const [maya, alex, sam, lena] = ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0LENA'].map((id) => sandbox.as(id));
  if (!maya || !alex || !sam || !lena) throw new Error('Nobody is there.');
  const end = sandbox.clock.now() + WEEK;

  const handsOff = async (packet: Typed): Promise<void> => {
    await maya.slash('/handoff');
    await send(maya, { ...PACKET, ...packet });
    await passes(2 * MINUTE);
  };
  const nextDay = async (): Promise<void> => {
    do await passes(DAY);
    while (!isWorked(sandbox.clock.now()));
  };
  const clears = () => press(alex, 'Clear', 10 * MINUTE);
  const accepts = async (): Promise<void> => {
    await newest(sam, 'Accept').press('Accept');
    await submit(sam);
    await passes(20 * MINUTE);
  };
  const press = async (who: PersonAtKeyboard, button: string, after: number): Promise<void> => {
    await newest(who, button).press(button);
    await passes(after);
  };

  await handsOff(TAILSPIN);
  await clears();
  await passes(3 * HOUR);
  await accepts();
  await nextDay();
  await press(sam, 'Done', HOUR);
  await pressInThread(lena, 'Done');
  await nextDay();

  await handsOff(ADATUM);
  await clears();
  await passes(2 * HOUR);
  await declines(sam);
  await nextDay();

  await wins(sam);
  await nextDay();
  await handsOff(CONTOSO);
  await clears();
  await passes(HOUR);
  await accepts();
  await passes(end - sandbox.clock.now());

  await handsOff(FABRIKAM);
  await clears();
  await handsOff(WINGTIP);
}

const PACKET: Typed = {
  'Partner contact': 'Lena Fischer',
  'How warm': 'Strong: they spoke this month',
  'Partner’s agreement': ['The partner agreed to this in writing'],
  'Account executive': 'Sam Okafor',
};

const TAILSPIN: Typed = {
  Account: 'Tailspin Toys',
  'Why this account': 'On the priority list for this quarter: their online shop moves before Easter.',
  'Why this partner matters': 'Brightwater built Tailspin’s shop in 2023 and still runs it.',
  'Customer trigger': '“The shop was down for two Saturdays.” Paula Kern, Head of E-commerce, last week.',
  'Joint value proposition':
    'We keep stock and prices live; Brightwater connects them to the shop that it already runs.',
  'Warm path': 'Lena meets Paula every Monday and writes the introduction.',
  'Seller next move': 'Join Lena’s Monday call with Paula and show the live prices.',
  'Partner next move': 'Lena introduces Sam to Paula by mail.',
  Evidence:
    'Minutes of the last meeting: https://docs.example.com/tailspin\nTheir shop, by Brightwater: https://example.com/brightwater/shops',
};

const ADATUM: Typed = {
  Account: 'Adatum',
  'Why this account': 'On the priority list.',
  'Why this partner matters': 'Brightwater has a project there.',
  'Customer trigger': 'They look at their warehouses this year.',
  'Joint value proposition': 'We bring the product, Brightwater the project.',
  'Warm path': 'Lena knows their purchasing department.',
  'Seller next move': 'Call the head of purchasing about the warehouses.',
  'Partner next move': 'Lena sends the name of the head of purchasing.',
  Evidence: 'Their annual report: https://example.com/adatum/report',
};

const CONTOSO: Typed = {
  Account: 'Contoso Foods',
  'Why this account': 'On the priority list: their logistics contract ends in March.',
  'Why this partner matters': 'Brightwater runs the cold chain reports in all four depots.',
  'Customer trigger': '“We find out about a warm truck from the customer.” Ivo Brandt, Head of Logistics, on Tuesday.',
  'Joint value proposition':
    'We see each truck live; Brightwater puts the alarms into the reports that the depots use.',
  'Warm path': 'Lena sits with Ivo each Thursday; Sam met him at a fair in May.',
  'Seller next move': 'Show Ivo one truck live in Lena’s Thursday meeting.',
  'Partner next move': 'Lena puts Sam on Thursday’s agenda.',
  Evidence:
    'Note of the meeting: https://docs.example.com/contoso\nThe depots’ reports: https://example.com/brightwater/cold-chain',
};

const FABRIKAM: Typed = {
  Account: 'Fabrikam Logistics',
  'Why this account': 'On the priority list for this quarter; their warehouse contract ends in March.',
  'Why this partner matters': 'Brightwater runs the order system in nine of Fabrikam’s twelve warehouses.',
  'Customer trigger': '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, in last week’s review.',
  'Joint value proposition': 'We bring live stock data; Brightwater connects it to the order system they already run.',
  'Warm path': 'Lena meets Jonas every other week; she writes the introduction.',
  'Seller next move': 'Join Lena’s call with Jonas and show the live stock view.',
  'Partner next move': 'Lena introduces Sam to Jonas by mail.',
  Evidence:
    'Minutes of the review: https://docs.example.com/fabrikam\nThe order system: https://example.com/brightwater/orders',
};

const WINGTIP: Typed = {
  Account: 'Wingtip Rentals',
  'Why this account': 'On the priority list: they open two depots in spring.',
  'Why this partner matters': 'Brightwater plans both depots with them.',
  'Customer trigger': '“We need to know where each car is by May.” Rosa Lindt, Operations, yesterday.',
  'Joint value proposition': 'We bring the live map; Brightwater builds it into the depots’ booking system.',
  'Warm path': 'Lena and Rosa talk weekly; Lena brings Sam into the next call.',
  'Seller next move': 'Show Rosa the live map in Lena’s next call.',
  'Partner next move': 'Lena sends the invitation for the call.',
  Evidence: 'Rosa’s mail: https://docs.example.com/wingtip\nPlan of the depots: https://example.com/brightwater/depots',
};

/** Fills in the form that is open and sends it over the last look. */
async function send(who: PersonAtKeyboard, packet: Typed): Promise<void> {
  const form = open(who);
  for (const [label, typed] of Object.entries(packet)) await form.fill({ [label]: typed });
  for (let pages = 0; who.modal()?.title !== 'Sent' && pages < 3; pages += 1) {
    const page = open(who);
    const [reason] = page.fields().filter((label) => label.startsWith('Why it goes out'));
    if (reason) await page.fill({ [reason]: 'Sam asked for it as it is.' });
    await submit(who);
  }
  await who.modal()?.closeAll();
}

/** Submits the form that is open. Throws when it is refused. */
async function submit(who: PersonAtKeyboard): Promise<void> {
  const form = open(who);
  const result = await form.submit();
  if (!result.ok) throw new Error(`“${form.title}” was refused: ${JSON.stringify(form.errors())}`);
}

async function declines(who: PersonAtKeyboard): Promise<void> {
  await newest(who, 'Decline').press('Decline');
  await open(who).fill({
    Reason: 'Generic use case',
    'Note to the author': 'Who said what, and when? Then gladly.',
  });
  await submit(who);
}

async function wins(who: PersonAtKeyboard): Promise<void> {
  await newest(who, 'What came of it…').press('What came of it…');
  await open(who).fill({ 'What came of it': 'Won' });
  await submit(who);
}

async function pressInThread(who: PersonAtKeyboard, button: string): Promise<void> {
  const threads = who.newest(20, 'partner-brightwater').flatMap((message) => message.replies());
  const asked = threads.findLast(({ buttons }) => buttons.includes(button));
  if (!asked) throw new Error(`${who.id} has no ${button} in a thread.`);
  await asked.press(button);
}

function newest(who: PersonAtKeyboard, button: string) {
  const message = who.newest(30).findLast(({ buttons }) => buttons.includes(button));
  if (!message) throw new Error(`${who.id} has no message with ${button}.`);
  return message;
}

function open(who: PersonAtKeyboard): Modal {
  const modal = who.modal();
  if (!modal) throw new Error(`${who.id} has no form open.`);
  return modal;
}
