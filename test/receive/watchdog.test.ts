import { describe, expect, test } from 'vitest';
import { createWatchdog } from '../../src/receive/watchdog.ts';

function watched() {
  const lost: string[] = [];
  let isConnected = true;
  const watchdog = createWatchdog({ isConnected: () => isConnected, onLost: (reason) => lost.push(reason) });
  return {
    lost,
    heard: watchdog.heard,
    connected: (is: boolean) => {
      isConnected = is;
    },
    /** As often as in that many seconds. */
    seconds: (count: number) => {
      for (let at = 5; at <= count; at += 5) watchdog.look();
    },
  };
}

describe('the watchdog', () => {
  test('says once that Slack is gone, after more than a minute without a connection', () => {
    const { lost, connected, seconds } = watched();
    connected(false);
    seconds(60);
    expect(lost).toEqual([]);
    seconds(5);
    expect(lost).toEqual(['Slack has not been connected for a minute.']);
    seconds(600);
    expect(lost).toHaveLength(1);
  });

  test('counts afresh with each connection', () => {
    const { lost, connected, seconds, heard } = watched();
    for (let times = 0; times < 20; times += 1) {
      connected(false);
      seconds(55);
      connected(true);
      heard();
      seconds(5);
    }
    expect(lost).toEqual([]);
  });

  test('does not believe in a connection that has been silent for five minutes', () => {
    const { lost, seconds, heard } = watched();
    seconds(295);
    heard();
    seconds(295);
    expect(lost).toEqual([]);
    seconds(5);
    expect(lost).toEqual(['Slack has said nothing for five minutes, although it is connected.']);
  });
});
