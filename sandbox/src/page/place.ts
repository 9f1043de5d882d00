import { useCallback, useEffect, useState } from 'preact/hooks';

/** Where the page is, as its address says it: two windows with two addresses are two people. */
export type Place = {
  as: string | null;
  /** A conversation's id. */
  conversation: string | null;
  /** The `ts` of the message whose thread is open. */
  thread: string | null;
  tab: 'home' | 'messages';
};

function readPlace(): Place {
  const query = new URLSearchParams(window.location.search);
  return {
    as: query.get('as'),
    conversation: query.get('c'),
    thread: query.get('thread'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
  };
}

/** The address of a place; also what a link to it opens in a second window. */
export function addressOf({ as, conversation, thread, tab }: Place): string {
  const query = new URLSearchParams();
  if (as) query.set('as', as);
  if (conversation) query.set('c', conversation);
  if (thread) query.set('thread', thread);
  if (tab === 'home') query.set('tab', tab);
  return `/?${query}`;
}

export type Go = (change: Partial<Place>, options?: { replace: boolean }) => void;

/** The place and a way to another one; the browser's back button works. */
export function usePlace(): [Place, Go] {
  const [place, setPlace] = useState(readPlace);
  useEffect(() => {
    const follow = () => setPlace(readPlace());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = useCallback<Go>((change, options) => {
    const next = { ...readPlace(), ...change };
    if (options?.replace) window.history.replaceState(null, '', addressOf(next));
    else window.history.pushState(null, '', addressOf(next));
    setPlace(next);
  }, []);
  return [place, go];
}
