import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The bot as operators run it: a process of its own, which can be killed, paused and started again. */
export type BotProcess = {
  /** Resolves when it says that it is ready; rejects when it ends before. */
  ready: Promise<void>;
  isReady: () => boolean;
  hasEnded: () => boolean;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<{ code: number | null; signal: string | null }>;
  /** SIGKILL; resolves with false when it had ended by itself. */
  kill: () => Promise<boolean>;
  /** SIGTERM, and waits for the end; resolves with the exit code. */
  stop: () => Promise<number | null>;
  pause: () => void;
  goOn: () => void;
  /** So much more time has passed, and so far is its clock on the wall ahead of the machine's (ms). */
  setClocks: (clocks: { offset: number; passed: number }) => void;
  /** The last that it said. */
  output: () => string;
};

const preload = fileURLToPath(new URL('./shifted-clock.cjs', import.meta.url));
const KEPT_OUTPUT = 4_000;

/** `program` is the file to run, `environment` holds the bot's settings; `offsetMs` is how far its clock is ahead of the machine's. */
export function startBotProcess(program: string, environment: Record<string, string>, offsetMs: number): BotProcess {
  const child = spawn(process.execPath, ['--require', preload, program], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', CLOCK_OFFSET_MS: String(offsetMs), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    ...listen(child, ended),
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => (await end('SIGKILL')).signal === 'SIGKILL',
    stop: async () => (await end('SIGTERM')).code,
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    setClocks: (clocks) => {
      if (child.connected) child.send(clocks, () => undefined);
    },
  };
}

function listen(child: ChildProcess, ended: Promise<unknown>) {
  let said = '';
  let isReady = false;
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-KEPT_OUTPUT);
      if (isReady || !said.includes('is ready')) return;
      isReady = true;
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => reject(new Error(`The bot ended before it was ready:\n${said}`)));
  });
  ready.catch(() => undefined);
  return { ready, isReady: () => isReady, output: () => said };
}
