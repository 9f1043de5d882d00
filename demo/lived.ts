import type { Modal, PersonAtKeyboard, Sandbox } from 'slack-sandbox';

/** A week at Northwind Cloud, as its people typed and pressed it: what who opens the demo finds. All of it is invented. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Morning in New York, afternoon in Madrid. */
const AT_WORK_MS = 14 * HOUR;

/** When the week begins (epoch ms) that leads up to `now`: while its people work. */
export function weekBefore(now: number): number {
  const midnight = now - (now % DAY);
  const lastAtWork = midnight + AT_WORK_MS > now ? midnight - DAY + AT_WORK_MS : midnight + AT_WORK_MS;
  return lastAtWork - WEEK;
}

type Typed = Record<string, string | string[] | boolean>;

/** Leads the deals through the week that begins now. `passes` lets time go by, and the bot do what is due by then. */
export async function liveAWeek(sandbox: Sandbox, passes: (ms: number) => Promise<void>): Promise<void> {
  const [maya, alex, sam, lena] = ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0LENA'].map((id) => sandbox.as(id));
  if (!maya || !alex || !sam || !lena) throw new Error('Nobody is there.');
  const end = sandbox.clock.now() + WEEK;
  const day = (days: number) => new Date(sandbox.clock.now() + days * DAY).toISOString().slice(0, 10);

  const handsOff = async (packet: Typed): Promise<void> => {
    await maya.slash('/handoff');
    const dated = {
      'Seller next move by': day(6),
      'Partner next move by': day(4),
      'Partner’s touch': day(-1),
      ...packet,
    };
    await send(maya, { ...PACKET, ...dated });
    await passes(2 * MINUTE);
  };
  const clears = () => press(alex, 'Clear', 10 * MINUTE);
  const accepts = async (): Promise<void> => {
    await newest(sam, 'Accept').press('Accept');
    await sam.modal()?.submit();
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
  await passes(DAY);
  await press(sam, 'Done', HOUR);
  await pressInThread(lena, 'Done');
  await passes(DAY);

  await handsOff(ADATUM);
  await clears();
  await passes(2 * HOUR);
  await declines(sam);
  await passes(DAY);

  await wins(sam);
  await passes(DAY);
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
  Evidence: 'Minutes of the last meeting: https://docs.example.com/tailspin',
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
  Evidence: 'Note of Tuesday’s meeting: https://docs.example.com/contoso',
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
  Evidence: 'Minutes of the review: https://docs.example.com/fabrikam',
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
  Evidence: 'Plan of the depots: https://docs.example.com/wingtip',
};

/** Fills in the form that is open, asks for the fields that it does not show at first, and sends it over the last look. */
async function send(who: PersonAtKeyboard, packet: Typed): Promise<void> {
  const form = open(who);
  for (const [label, typed] of Object.entries(packet)) {
    if (form.fields().includes(label)) await form.fill({ [label]: typed });
  }
  for (let pages = 0; who.modal()?.title !== 'Sent' && pages < 3; pages += 1) {
    const page = open(who);
    const [reason] = page.fields().filter((label) => label.startsWith('Why it goes out'));
    if (reason) await page.fill({ [reason]: 'Sam asked for it as it is.' });
    const result = await page.submit();
    if (!result.ok) throw new Error(`The packet was not sent: ${JSON.stringify(page.errors())}`);
  }
  await who.modal()?.closeAll();
}

async function declines(who: PersonAtKeyboard): Promise<void> {
  await newest(who, 'Decline').press('Decline');
  const form = open(who);
  await form.fill({
    Reason: 'Generic use case',
    'Note to the author': 'Who said what, and when? Then gladly.',
  });
  await form.submit();
}

async function wins(who: PersonAtKeyboard): Promise<void> {
  await newest(who, 'What came of it…').press('What came of it…');
  const form = open(who);
  await form.fill({ 'What came of it': 'Won' });
  await form.submit();
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
