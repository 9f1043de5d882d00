import { useEffect, useState } from 'preact/hooks';
import type { ClientState } from '../acts.ts';
import { streamAddress } from './server.ts';

export type Stream = { state: ClientState | null; isConnected: boolean };

/** What `as`'s client shows now, kept current by the server. Without `as` the server chooses the person. */
export function useStream(as: string | null): Stream {
  const [stream, setStream] = useState<Stream>({ state: null, isConnected: true });
  useEffect(() => {
    const source = new EventSource(streamAddress(as));
    source.addEventListener('message', (event: MessageEvent<string>) =>
      // Trusted: page and server are one program, and ClientState is their contract.
      setStream({ state: JSON.parse(event.data) as ClientState, isConnected: true }),
    );
    source.addEventListener('error', () => setStream((last) => ({ ...last, isConnected: false })));
    source.addEventListener('open', () => setStream((last) => ({ ...last, isConnected: true })));
    return () => source.close();
  }, [as]);
  return stream;
}
