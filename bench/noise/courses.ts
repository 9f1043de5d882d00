import { AUTHORS, EXECUTIVES, INTAKE_OWNER, PARTNERS, type PartnerOfTwoWeeks, type Reader } from './cast.ts';

/** What becomes of the deals, moment by moment. Nothing here is left to chance. */

/** Who acts in a course, by their part in the deal. */
type Part = 'author' | 'executive' | 'better' | 'intake';
export type Deed = 'send' | 'accept' | 'decline' | 'mend' | 'propose' | 'reroute' | 'keep' | 'withdraw' | 'remind less';

/** On the `day`-th working day after it was sent, by the clock of whoever acts; or so many minutes after it was sent. */
type Moment = { day: number; at: string } | { minutesAfter: number };
type Step = { who: Part; does: Deed } & Moment;

export type Course = {
  name: string;
  /** Business days. */
  window: number;
  steps: readonly Step[];
  /** So many messages speak of a deal at most, to all people together. */
  mostPosts: number;
};

/** What is promised of the worst course. */
const WORST = 8;
/** What is promised of a deal of which nobody had to be reminded. */
const IN_TIME = 4;

export const COURSES = {
  hour: {
    name: 'accepted within an hour',
    window: 3,
    steps: [{ who: 'executive', does: 'accept', minutesAfter: 41 }],
    mostPosts: IN_TIME,
  },
  nextDay: {
    name: 'accepted the next day, after the half-way reminder',
    window: 2,
    steps: [{ who: 'executive', does: 'accept', day: 1, at: '15:07' }],
    mostPosts: WORST,
  },
  lastDay: {
    name: 'accepted on the last day',
    window: 3,
    steps: [{ who: 'executive', does: 'accept', day: 3, at: '11:13' }],
    mostPosts: WORST,
  },
  mended: {
    name: 'declined, mended, accepted',
    window: 3,
    steps: [
      { who: 'executive', does: 'decline', minutesAfter: 53 },
      { who: 'author', does: 'mend', day: 1, at: '10:17' },
      { who: 'executive', does: 'accept', day: 1, at: '14:23' },
    ],
    mostPosts: WORST,
  },
  better: {
    name: 'better placed, re-routed, accepted',
    window: 3,
    steps: [
      { who: 'executive', does: 'propose', minutesAfter: 67 },
      { who: 'intake', does: 'reroute', day: 1, at: '09:29' },
      { who: 'better', does: 'accept', day: 2, at: '10:43' },
    ],
    mostPosts: WORST,
  },
  kept: {
    name: 'lapsed, kept with them, accepted',
    window: 2,
    steps: [
      { who: 'intake', does: 'keep', day: 3, at: '09:41' },
      { who: 'executive', does: 'accept', day: 4, at: '10:11' },
    ],
    mostPosts: WORST,
  },
  escalated: {
    name: 'lapsed, escalated, re-routed, accepted',
    window: 2,
    steps: [
      { who: 'intake', does: 'reroute', day: 4, at: '10:19' },
      { who: 'better', does: 'accept', day: 5, at: '11:27' },
    ],
    mostPosts: WORST,
  },
  withdrawn: {
    name: 'lapsed, withdrawn',
    window: 1,
    steps: [{ who: 'intake', does: 'withdraw', day: 2, at: '09:53' }],
    mostPosts: WORST,
  },
  fewer: {
    name: 'asked to be reminded less, accepted',
    window: 5,
    steps: [
      { who: 'executive', does: 'remind less', day: 3, at: '15:37' },
      { who: 'executive', does: 'accept', day: 5, at: '10:31' },
    ],
    mostPosts: WORST,
  },
  together: {
    name: 'three of one account executive, lapsed at one moment, accepted late',
    window: 3,
    steps: [{ who: 'executive', does: 'accept', day: 4, at: '09:47' }],
    mostPosts: WORST,
  },
} satisfies Record<string, Course>;

export type Deal = {
  account: string;
  course: Course;
  author: Reader;
  executive: Reader;
  /** Whom it is given to when it is re-routed. */
  better: Reader;
  partner: PartnerOfTwoWeeks;
  /** On this working day of the two weeks (0 to 9), by the author's clock. */
  sent: { day: number; at: string };
};

const { maya, nina, theo } = AUTHORS;
const { sam, ruth, lars, jonas, kei } = EXECUTIVES;
const { brightwater, ferrous, kestrel } = PARTNERS;

const brought = (
  account: string,
  course: Course,
  [day, at]: [number, string],
  [author, executive, partner, better = executive]: [Reader, Reader, PartnerOfTwoWeeks, Reader?],
): Deal => ({ account, course, author, executive, better, partner, sent: { day, at } });

export const DEALS: readonly Deal[] = [
  brought('Adatum Foods', COURSES.hour, [0, '10:07'], [maya, lars, brightwater]),
  brought('Bellows College', COURSES.hour, [1, '10:23'], [theo, sam, ferrous]),
  brought('Contoso Rail', COURSES.hour, [4, '14:31'], [theo, ruth, kestrel]),
  brought('Datum Optics', COURSES.hour, [6, '09:37'], [nina, kei, kestrel]),
  brought('Elmhurst Paper', COURSES.nextDay, [0, '15:11'], [nina, sam, brightwater]),
  brought('Fabrikam Ports', COURSES.nextDay, [3, '10:41'], [maya, jonas, ferrous]),
  brought('Graphic Institute', COURSES.nextDay, [6, '09:03'], [maya, lars, kestrel]),
  brought('Humongous Cargo', COURSES.lastDay, [0, '11:19'], [theo, ruth, brightwater]),
  brought('Inchbald Metals', COURSES.lastDay, [5, '09:13'], [nina, kei, kestrel]),
  brought('Jetson Marine', COURSES.mended, [2, '10:29'], [theo, sam, ferrous]),
  brought('Kirkby Textiles', COURSES.mended, [7, '09:43'], [maya, lars, brightwater]),
  brought('Lamna Clinics', COURSES.better, [1, '10:47'], [nina, jonas, ferrous, ruth]),
  brought('Munson Dairy', COURSES.better, [5, '10:53'], [theo, sam, brightwater, lars]),
  brought('Northgate Tools', COURSES.kept, [1, '11:03'], [maya, lars, ferrous]),
  brought('Oakfield Energy', COURSES.kept, [2, '16:03'], [maya, ruth, brightwater]),
  brought('Proseware Mills', COURSES.escalated, [0, '09:17'], [nina, kei, kestrel, jonas]),
  brought('Quillon Glass', COURSES.escalated, [3, '13:09'], [theo, sam, ferrous, ruth]),
  brought('Relecloud Farms', COURSES.withdrawn, [2, '09:21'], [maya, lars, brightwater]),
  brought('Southridge Video', COURSES.withdrawn, [6, '16:11'], [nina, ruth, kestrel]),
  brought('Tailspin Drones', COURSES.fewer, [0, '11:01'], [nina, lars, brightwater]),
  brought('Umbra Lighting', COURSES.fewer, [3, '11:31'], [theo, ruth, kestrel]),
  brought('Vanarsdel Steel', COURSES.together, [3, '10:01'], [nina, jonas, brightwater]),
  brought('Wingtip Apparel', COURSES.together, [3, '10:09'], [nina, jonas, brightwater]),
  brought('Xylia Chemicals', COURSES.together, [3, '10:27'], [nina, jonas, brightwater]),
];

/** One thing that one person does about one deal. */
export type Act = { deal: Deal; who: Reader; does: Deed } & ({ day: number; at: string } | { minutesAfter: number });

/** Everything that is done about this deal, in order. */
export function actsOf(deal: Deal): Act[] {
  const parts: Record<Part, Reader> = {
    author: deal.author,
    executive: deal.executive,
    better: deal.better,
    intake: INTAKE_OWNER,
  };
  const steps = deal.course.steps.map(({ who, ...step }: Step): Act => {
    const act = { ...step, deal, who: parts[who] };
    return 'day' in act ? { ...act, day: deal.sent.day + act.day } : act;
  });
  return [{ deal, who: deal.author, does: 'send', ...deal.sent }, ...steps];
}
