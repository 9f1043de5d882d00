/** Knows whether anything is under way between the sandbox and the app. */
export type Activity = {
  /** Marks the start of something; call the answer once when it is over. */
  begin: () => () => void;
  track: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves when nothing is under way and nothing new has begun for a moment. */
  settled: () => Promise<void>;
};

/**
 * An app often answers an envelope first and calls the Web API a few turns of its event loop later; nothing on the wire
 * shows that it will. So quiet means: nothing under way for this long (real milliseconds).
 */
const QUIET_MS = 25;
const POLL_MS = 3;

export function createActivity(): Activity {
  let underWay = 0;
  let changes = 0;
  const begin = () => {
    underWay += 1;
    changes += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      underWay -= 1;
      changes += 1;
    };
  };
  const track = async <T>(work: Promise<T>) => {
    const end = begin();
    try {
      return await work;
    } finally {
      end();
    }
  };
  const settled = async () => {
    let seen = -1;
    let quietPolls = 0;
    // Polls, not elapsed time: a busy machine slows the app's event loop and this one alike.
    while (quietPolls * POLL_MS < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const isQuiet = underWay === 0 && changes === seen;
      quietPolls = isQuiet ? quietPolls + 1 : 0;
      seen = changes;
    }
  };
  return { begin, track, settled };
}
