import type { Book } from './noise/book.ts';
import { isNight } from './noise/calendar.ts';
import { PARTNERS, type Reader, READERS, ROLES } from './noise/cast.ts';
import { countFor, countMentions, mean, sum, toldOf } from './noise/counts.ts';
import { type Course, COURSES, type Deal, DEALS } from './noise/courses.ts';
import { playTwoWeeks } from './noise/two-weeks.ts';
import type { Extent } from './measure.ts';
import { createVerdicts, type Verdicts } from './verdicts.ts';

/**
 * How much the bot says: two weeks, 24 deals, everybody at their keyboards in a Slack whose clock is moved by hand. What is counted is what
 * stands in Slack and what was told to it.
 */

export async function benchNoise(extent: Extent): Promise<boolean> {
  const weeks = await playTwoWeeks(extent);
  const verdicts = createVerdicts();
  judge(verdicts, weeks);
  const report = [courseTable(weeks), readerTable(weeks), verdicts.report()];
  process.stdout.write(
    `${report.join('\n\n')}\n\n${extent === 'brief' ? 'The beginning of two' : 'Two'} simulated weeks. Node ${process.version}.\n`,
  );
  // How two weeks begin says nothing of them.
  return extent === 'brief' || verdicts.areMet();
}

const dealsOf = (course: Course) => DEALS.filter((deal) => deal.course === course);
const most = (values: readonly number[]) => Math.max(0, ...values);
const figure = (value: number) => String(Math.round(value * 10) / 10);

/** A line for each course: what is said of each of its deals on average, of the deal with most, and to whom. */
function courseTable({ posts, edits }: Book): string {
  const line = (name: string, deals: readonly Deal[]): string[] => {
    const told = (said: Book['posts'] | Book['edits']) => deals.map(({ account }) => toldOf(account, said));
    const messages = told(posts).map((each) => each.messages);
    const to = ROLES.map((role) => told(posts.filter(({ reader }) => reader.role === role)));
    const shares = [told(posts), told(edits)].map((each) => mean(each.map(({ share }) => share)));
    const toEach = to.map((each) => mean(each.map((one) => one.messages)));
    return [name, ...[deals.length, mean(messages), most(messages), ...toEach, ...shares].map(figure)];
  };
  const rows = Object.values(COURSES).map((course) => line(course.name, dealsOf(course)));
  const toWhom = ROLES.map((role) => `to: ${role}`);
  const header = [
    'course',
    'deals',
    'posts that speak of a deal',
    'most of one',
    ...toWhom,
    'its share of posts',
    'its share of edits',
  ];
  return markdown(header, [...rows, line('all', DEALS)]);
}

/** A line for each reader, and one for each role: what its people get on average. */
function readerTable({ posts }: Book): string {
  const countsOf = (reader: Reader): number[] => {
    const { weeks, nightByPerson, nightByClock } = countFor(reader, posts);
    return [...weeks, nightByPerson, nightByClock];
  };
  const rows = READERS.map((reader) => [reader.name, reader.role, reader.zone, ...countsOf(reader).map(figure)]);
  const ofRoles = ROLES.map((role) => {
    const counts = READERS.filter((reader) => reader.role === role).map(countsOf);
    const averages = [0, 1, 2, 3].map((column) => mean(counts.map((each) => each[column] ?? 0)));
    return ['each, on average', role, '', ...averages.map(figure)];
  });
  const header = ['reader', 'role', 'zone', 'week 1', 'week 2', 'at night, a person did it', 'at night, the clock'];
  return markdown(header, [...rows, ...ofRoles]);
}

function judge(verdicts: Verdicts, { posts, edits, deleted, answers, asking }: Book): void {
  for (const course of Object.values(COURSES)) {
    const told = dealsOf(course).map(({ account }) => toldOf(account, posts));
    // Strictly: a message of three deals is heard three times.
    const messages = most(told.map((each) => each.messages));
    const measured = `${messages} posts (share ${figure(most(told.map(({ share }) => share)))})`;
    verdicts.target(course.name, measured, messages <= course.mostPosts, `at most ${course.mostPosts}`);
  }
  const byClock = sum(READERS.map((reader) => countFor(reader, posts).nightByClock));
  verdicts.target('posts at night by the clock', String(byClock), byClock === 0, '0');
  verdicts.target('messages that ask what is over', String(asking.size), asking.size === 0, '0');
  const partners = Object.values(PARTNERS);
  const people = new Set(partners.flatMap(({ contact, colleague }) => [contact.id, colleague.id]));
  const contactOf = (account: string) => DEALS.find((deal) => deal.account === account)?.partner.contact.id;
  const mentions = countMentions(posts, contactOf, people);
  verdicts.fact('mentions of the partner’s contact', String(mentions.contacts));
  verdicts.target('mentions of anybody else of the partner', String(mentions.others), mentions.others === 0, '0');
  const atNight = posts.filter(({ at, reader }) => isNight(at, reader)).length;
  verdicts.fact('posts in all', `${posts.length}, ${atNight} at night`);
  verdicts.fact('posts that speak of no deal', String(posts.filter(({ deals }) => deals.length === 0).length));
  verdicts.fact('edits, deletions', `${edits.length}, ${deleted}`);
  verdicts.fact('answers that only the presser sees', String(answers));
}

function markdown(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [header, header.map(() => '---'), ...rows].map(line).join('\n');
}
