import { useEffect } from 'preact/hooks';
import { Blocks } from './blocks/blocks.tsx';
import { useClient } from './client.ts';
import { SurfaceContext } from './fields/surface.ts';
import { useTypedValues } from './fields/typed-values.ts';

/** The app's Home tab; opening it is what makes the app publish it. */
export function Home() {
  const { state, perform } = useClient();
  const typed = useTypedValues();
  const view = state.home;
  useEffect(() => void perform({ act: 'open_home' }), [perform, state.me.id]);
  if (!view) return <p class="nothing">The app has not published its Home for you yet.</p>;
  const { blocks, values: seeds, errors } = view;
  return (
    <div class="home" role="tabpanel" aria-label="Home">
      <div class="home-sheet">
        <SurfaceContext.Provider value={{ on: { home: true }, key: `home ${view.id}`, blocks, seeds, typed, errors }}>
          <Blocks blocks={blocks} />
        </SurfaceContext.Provider>
      </div>
    </div>
  );
}
