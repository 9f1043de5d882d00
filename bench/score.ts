import { typedFromMessage } from '../src/core/packet/beginnings.ts';
import { examplePacket } from '../src/core/packet/example.ts';
import type { Packet } from '../src/core/packet/packet.ts';
import { readPacket } from '../src/core/packet/read-packet.ts';
import { gatesOf } from '../src/core/packet/score/gates.ts';
import { scorePacket } from '../src/core/packet/score/score.ts';
import { factsOf } from '../test/core/packet/score/corpus/written.ts';
import { LONG_TEXTS, packetOfLong } from '../test/support/long-packets.ts';
import { ms, quantile, table } from './measure.ts';

/**
 * What it takes to check and score a packet whose every text is as long as the form takes it, of what careless reading takes longest over, and to
 * begin with a message of Slack's longest: against the packet of `/handoff example`, in turns. Nobody is answered meanwhile. The most is of
 * processor time: what else the machine does meanwhile says nothing of the rules.
 */

const NOW = Date.parse('2026-11-24T15:00:00Z');
const ROUNDS = 50;
const WARM_UP_ROUNDS = 5;
const TARGET_MS = 20;
/** https://docs.slack.dev/messaging */
const LONGEST_MESSAGE = 40_000;
const AUTHOR = 'U0MAYA';
const ORDINARY = 'the example';

type Course = {
  name: string;
  packet: Packet;
  message: string;
  scoring: number[];
  processor: number[];
  beginning: number[];
};

export async function benchScore(): Promise<void> {
  const example = examplePacket({ ae: 'U0SAM', questionsTo: AUTHOR }, NOW);
  const long = Object.entries(LONG_TEXTS).map(([name, text]) =>
    courseOf(name, packetOfLong(text), text(LONGEST_MESSAGE)),
  );
  const courses = [courseOf(ORDINARY, example, example.customer_trigger), ...long];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const course of round % 2 === 0 ? courses : courses.toReversed()) runOnce(course, round >= 0);
  }
  process.stdout.write(report(courses));
}

const courseOf = (name: string, packet: Packet, message: string): Course => ({
  name,
  packet,
  message,
  scoring: [],
  processor: [],
  beginning: [],
});

function runOnce({ packet, message, scoring, processor, beginning }: Course, isCounted: boolean): void {
  const facts = { ...factsOf({ packet }), isAeMember: true, conflictCheck: 'cleared', needsResearch: false } as const;
  const used = process.cpuUsage();
  const began = performance.now();
  readPacket(packet, AUTHOR, NOW);
  gatesOf(facts, scorePacket(facts));
  const scored = performance.now();
  const { user, system } = process.cpuUsage(used);
  typedFromMessage({ text: message, author: null, at: NOW, link: null }, null, 'Etc/UTC');
  if (!isCounted) return;
  scoring.push(scored - began);
  processor.push((user + system) / 1000);
  beginning.push(performance.now() - scored);
}

function report(courses: readonly Course[]): string {
  const usual = quantile(courses[0]?.scoring ?? [], 0.5);
  const rows = courses.map(({ name, scoring, processor, beginning }) => {
    const [middle, most] = [quantile(scoring, 0.5), quantile(processor, 1)];
    const verdict = most <= TARGET_MS ? 'within' : 'over';
    return [name, ms(middle), (middle / usual).toFixed(1), ms(most), verdict, ms(quantile(beginning, 0.5))];
  });
  const worst = Math.max(...courses.map(({ scoring }) => quantile(scoring, 0.5)));
  const header = ['packet full of', 'p50 ms', 'ratio', 'most ms of processor', `${TARGET_MS} ms`, 'message, p50 ms'];
  return [
    table(header, rows),
    '',
    `The worst: ${ms(worst)} ms, ${(worst / usual).toFixed(1)} times ${ORDINARY}. ${ROUNDS} rounds in turns; Node ${process.version}.`,
    '',
  ].join('\n');
}
