import type { Receiver } from '@slack/bolt';

/** How Slack reaches the bot: two sockets of our own making, or signed HTTP requests. */
export type Receiving = {
  /** For Bolt's App; started and stopped below, not by Bolt. */
  receiver: Receiver;
  /** Resolves with where it listens, in words for the operator. */
  start: () => Promise<string>;
  /** True while something from Slack can arrive. */
  isOpen: () => boolean;
  /** To be called every five seconds: sees when Slack is gone for good. */
  watch: () => void;
  /** Takes nothing new. `settled` resolves when what was taken is answered, or need not be waited for any longer. */
  stop: (settled: () => Promise<void>) => Promise<void>;
};
