import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ClientView } from '../acts.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { useClient } from './client.ts';
import { SurfaceContext, valuesOf } from './fields/surface.ts';
import { useTypedValues } from './fields/typed-values.ts';
import { BackIcon, CloseIcon } from './icons.tsx';
import { checkForm } from './modal-check.ts';
import { Plain } from './text/draw-text.tsx';

/** The open modals: the top one is drawn, over everything else. */
export function Modal({ views }: { views: ClientView[] }) {
  const { perform } = useClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const focused = useRef(new Map<string, number>());
  const top = views.at(-1);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing it, rather than only removing it, gives the focus back to where it was.
    return () => shown?.close();
  }, []);
  if (!top) return null;
  const close = (all: boolean) => void perform({ act: 'close', view_id: top.id, all });
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        // Escape while nothing in the form has the focus yet.
        event.preventDefault();
        close(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close(false);
      }}
    >
      <ViewForm key={top.id} view={top} isPushed={views.length > 1} focused={focused.current} onClose={close} />
    </dialog>
  );
}

type FormProps = {
  view: ClientView;
  isPushed: boolean;
  /** Which part of each view was focused last, by the view's id. */
  focused: Map<string, number>;
  onClose: (all: boolean) => void;
};

function ViewForm({ view, isPushed, focused, onClose }: FormProps) {
  const { state } = useClient();
  const form = useRef<HTMLFormElement>(null);
  const { surface, submit, problem, isSubmitting, refusals } = useSubmit(view);
  useLayoutEffect(() => {
    // The view below a closed one: the person goes on where they left it.
    const last = focusableIn(form.current)[focused.get(view.id) ?? -1];
    if (last) last.focus();
    else focusFirstField(form.current);
  }, []);
  useEffect(() => focusFirstField(form.current), [view.hash]);
  useEffect(() => {
    if (refusals > 0) focusFirstError(form.current);
  }, [refusals]);
  return (
    <form
      ref={form}
      class="dialog-form"
      noValidate
      tabIndex={-1}
      onFocusIn={(event) => {
        const at = focusableIn(form.current).indexOf(event.target as HTMLElement);
        if (at >= 0) focused.set(view.id, at);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header class="dialog-header">
        {isPushed ? (
          <button type="button" class="button-icon" aria-label="Back" title="Back" onClick={() => onClose(false)}>
            <BackIcon />
          </button>
        ) : (
          <Avatar person={undefined} size="normal" isApp />
        )}
        <h2 id="modal-title">
          <Plain text={view.title} />
        </h2>
        <span class="sr-only">by {state.app.name}</span>
        <button
          type="button"
          class="button-icon dialog-close"
          aria-label="Close"
          title="Close"
          onClick={() => onClose(isPushed)}
        >
          <CloseIcon />
        </button>
      </header>
      <div class="dialog-body">
        <SurfaceContext.Provider value={surface}>
          <Blocks blocks={view.blocks} />
        </SurfaceContext.Provider>
      </div>
      {problem && (
        <p class="dialog-problem" role="alert">
          {problem}
        </p>
      )}
      <footer class="dialog-footer">
        <button type="button" class="button" onClick={() => onClose(false)}>
          <Plain text={view.close ?? (view.submit ? 'Cancel' : 'Close')} />
        </button>
        {view.submit && (
          <button type="submit" class="button button-primary" aria-busy={isSubmitting} aria-disabled={isSubmitting}>
            <span class="button-text">
              <Plain text={view.submit} />
            </span>
          </button>
        )}
      </footer>
    </form>
  );
}

/** What the form holds, what is wrong with it, and the way to hand it in. */
function useSubmit(view: ClientView) {
  const { perform } = useClient();
  const typed = useTypedValues();
  const [own, setOwn] = useState<Record<string, string>>({});
  const [corrected, setCorrected] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const isSubmitting = isWaiting || view.isSubmitting;
  const { blocks, values: seeds } = view;
  // An error goes away when its field is corrected, and comes back if the app still finds it wrong.
  const errors = Object.fromEntries(
    Object.entries({ ...view.errors, ...own }).filter(([id]) => !corrected.includes(id)),
  );
  const onEdit = (blockId: string) =>
    setCorrected((before) => (before.includes(blockId) ? before : [...before, blockId]));
  const surface = { on: { view_id: view.id }, key: view.id, blocks, seeds, typed, errors, onEdit };

  const refuse = (wrong: Record<string, string>) => {
    setOwn(wrong);
    setRefusals((count) => count + 1);
  };
  const submit = async () => {
    if (isSubmitting) return;
    const state = valuesOf(surface);
    const wrong = checkForm(blocks, state);
    setProblem(null);
    setCorrected(Object.keys(view.errors).filter((id) => !(id in wrong)));
    setOwn({});
    if (Object.keys(wrong).length > 0) return refuse(wrong);
    setWaiting(true);
    const result = await perform({ act: 'submit', view_id: view.id, state });
    setWaiting(false);
    if (result.ok) return;
    setCorrected([]);
    if (result.errors) refuse(result.errors);
    else setProblem(result.problem ?? 'We had some trouble connecting. Try again?');
  };
  return { surface, submit, problem, isSubmitting, refusals };
}

function focusFirstError(form: HTMLFormElement | null) {
  const block = form?.querySelector('.input-block-wrong');
  block?.scrollIntoView({ block: 'center' });
  block?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
}

const focusableIn = (form: HTMLFormElement | null): HTMLElement[] => [
  ...(form?.querySelectorAll<HTMLElement>('button, input, textarea, a[href], summary') ?? []),
];

/**
 * On opening, and when a view that had no field gets one; never away from where the person already is. Without a field
 * the form itself takes the focus, so that keys reach the dialog.
 */
function focusFirstField(form: HTMLFormElement | null) {
  if (form?.querySelector('.dialog-body :focus, .dialog-footer :focus')) return;
  const first = ['[data-focus-first] :is(input, textarea)', '.dialog-body :is(input, textarea)']
    .map((selector) => form?.querySelector<HTMLElement>(selector))
    .find((field) => field);
  if (first) first.focus();
  else if (!form?.contains(document.activeElement)) form?.focus();
}
