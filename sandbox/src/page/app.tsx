import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Act, ClientConversation, ClientState } from '../acts.ts';
import { type Client, ClientContext, nameOf } from './client.ts';
import { ClockBar } from './clock-bar.tsx';
import { Conversation } from './conversation.tsx';
import { createTypedValues, TypedValuesContext } from './fields/typed-values.ts';
import { MenuIcon, TrafficIcon } from './icons.tsx';
import { Modal } from './modal.tsx';
import { type Place, usePlace } from './place.ts';
import { postAct } from './server.ts';
import { Sidebar } from './sidebar.tsx';
import { useStream } from './stream.ts';
import { Switcher } from './switcher.tsx';
import { Thread } from './thread.tsx';
import { Traffic } from './traffic.tsx';

/** The whole page: a drawing of the state that the server streams, for the person in the address. */
export function App() {
  const [place, go] = usePlace();
  const { state, isConnected } = useStream(place.as);
  const typed = useMemo(createTypedValues, []);
  const me = state?.me.id ?? null;
  const perform = useCallback((act: Act) => postAct(me ?? '', act), [me]);
  useEffect(() => {
    // The server chose the first person who can act; the address says so from now on.
    if (me && place.as === null) go({ as: me }, { replace: true });
  }, [me, place.as, go]);
  if (!state || (place.as !== null && me !== place.as)) return <Waiting as={place.as} isConnected={isConnected} />;
  const client: Client = { state, place, go, perform };
  return (
    <ClientContext.Provider value={client}>
      <TypedValuesContext.Provider value={typed}>
        <Workspace state={state} place={place} isConnected={isConnected} />
      </TypedValuesContext.Provider>
    </ClientContext.Provider>
  );
}

const Waiting = ({ as, isConnected }: { as: string | null; isConnected: boolean }) => (
  <p class="waiting" role="status">
    {isConnected
      ? 'Opening the workspace\u2026'
      : `The sandbox does not answer${as ? ` for ${as}` : ''}. Is it still running?`}
    {!isConnected && as && <a href="/">Start as the first person</a>}
  </p>
);

type WorkspaceProps = { state: ClientState; place: Place; isConnected: boolean };

function Workspace({ state, place, isConnected }: WorkspaceProps) {
  const [isTrafficOpen, setTrafficOpen] = useState(false);
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const conversation = currentConversation(state, place.conversation);
  const name = nameOf(state, state.me.id);
  useEffect(() => {
    // With a window for each person, their names tell the tabs apart.
    document.title = `${name} | ${state.team.name} sandbox`;
  }, [name, state.team.name]);
  const thread = conversation?.messages.find(({ ts }) => ts === place.thread);
  return (
    <div class={`page ${isSidebarOpen ? 'page-sidebar-open' : ''}`}>
      <header class="topbar">
        <button
          type="button"
          class="button-icon sidebar-toggle"
          aria-label="Conversations"
          aria-expanded={isSidebarOpen}
          onClick={() => setSidebarOpen(!isSidebarOpen)}
        >
          <MenuIcon />
        </button>
        <Switcher key={state.me.id} />
        <ClockBar />
        <button
          type="button"
          class="button-bar traffic-toggle"
          aria-expanded={isTrafficOpen}
          onClick={() => setTrafficOpen(!isTrafficOpen)}
        >
          <TrafficIcon /> Traffic
        </button>
      </header>
      <Banners state={state} isConnected={isConnected} />
      <div class="panes">
        <Sidebar current={conversation?.id ?? null} onChoose={() => setSidebarOpen(false)} />
        <button
          type="button"
          class="sidebar-shade"
          aria-label="Close conversations"
          onClick={() => setSidebarOpen(false)}
        />
        {conversation && <Conversation conversation={conversation} />}
        {!conversation && <p class="nothing">You are in no conversation yet.</p>}
        {conversation && thread && <Thread key={thread.ts} conversation={conversation} root={thread.ts} />}
      </div>
      {isTrafficOpen && <Traffic onClose={() => setTrafficOpen(false)} />}
      {state.views.length > 0 && <Modal views={state.views} />}
    </div>
  );
}

const currentConversation = (state: ClientState, wanted: string | null): ClientConversation | undefined =>
  state.conversations.find(({ id }) => id === wanted) ?? state.conversations[0];

const Banners = ({ state, isConnected }: Omit<WorkspaceProps, 'place'>) => (
  <div class="banners" role="status">
    {!state.appConnected && (
      <p class="banner">
        <b>No app is connected:</b> commands, buttons and forms will fail until one is started against this sandbox.
      </p>
    )}
    {!isConnected && <p class="banner banner-bad">The sandbox does not answer. What you see may be old.</p>}
  </div>
);
