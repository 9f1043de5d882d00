import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The bot as operators run it: a process of its own, which can be killed, paused and started again. */
export type BotProcess = {
  /** Resolves when it says that it is ready; rejects when it ends before. */
  ready: Promise<void>;
  ended: Promise<{ code: number | null; signal: string | null }>;
  kill: () => Promise<void>;
  /** SIGTERM, and waits for the end; resolves with the exit code. */
  stop: () => Promise<number | null>;
  pause: () => void;
  goOn: () => void;
  setClock: (offsetMs: number) => void;
  output: () => string;
};

const preload = fileURLToPath(new URL('./shifted-clock.mjs', import.meta.url));
const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** `environment` holds the bot's settings; `offsetMs` is how far its clock is ahead of the machine's. */
export function startBotProcess(environment: Record<string, string>, offsetMs: number): BotProcess {
  const child = spawn(process.execPath, ['--import', preload, entry], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', CLOCK_OFFSET_MS: String(offsetMs), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const { ready, output } = listen(child, ended);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    ready,
    ended,
    output,
    kill: async () => void (await end('SIGKILL')),
    stop: async () => (await end('SIGTERM')).code,
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    setClock: (offset) => {
      if (child.connected) child.send({ offset }, () => undefined);
    },
  };
}

function listen(child: ChildProcess, ended: Promise<unknown>) {
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (said.includes('is ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => reject(new Error(`The bot ended before it was ready:\n${said.slice(-2000)}`)));
  });
  ready.catch(() => undefined);
  return { ready, output: () => said };
}
