import type { Receiver } from '@slack/bolt';

/** How Slack reaches the bot: two sockets of our own making, or signed HTTP requests. */
export type Receiving = {
  /** For Bolt's App; started and stopped below, not by Bolt. */
  receiver: Receiver;
  /** Resolves with what a person is told: where it listens. */
  start: () => Promise<string>;
  /** True while something from Slack can arrive. */
  isOpen: () => boolean;
  /** To be called every five seconds: notices when Slack is gone for good. */
  watch: () => void;
  /** Takes nothing new. `settled` resolves when what was taken has been answered, or shall not be waited for any more. */
  stop: (settled: () => Promise<void>) => Promise<void>;
};
