import { useEffect, useState } from 'preact/hooks';
import type { ClientState } from '../acts.ts';
import { streamAddress } from './server.ts';

export type Stream = { state: ClientState | null; isConnected: boolean };

/** How long the page waits before it asks again for a stream that ended. */
const AGAIN_AFTER_MS = 1000;

/** What `as`'s client shows now, kept current by the server. Without `as` the server chooses the person. */
export function useStream(as: string | null): Stream {
  const [stream, setStream] = useState<Stream>({ state: null, isConnected: true });
  useEffect(() => {
    let socket: WebSocket;
    let again: number | undefined;
    const connect = () => {
      socket = new WebSocket(streamAddress(as));
      socket.addEventListener('message', (event: MessageEvent<string>) =>
        // Trusted: page and server are one program, and ClientState is their contract.
        setStream({ state: JSON.parse(event.data) as ClientState, isConnected: true }),
      );
      socket.addEventListener('close', lost);
    };
    const lost = () => {
      setStream((last) => ({ ...last, isConnected: false }));
      again = window.setTimeout(connect, AGAIN_AFTER_MS);
    };
    connect();
    return () => {
      window.clearTimeout(again);
      socket.removeEventListener('close', lost);
      socket.close();
    };
  }, [as]);
  return stream;
}
