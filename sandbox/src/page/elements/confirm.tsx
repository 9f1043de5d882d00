import type { Confirm } from '@slack/web-api';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Text } from '../text/draw-text.tsx';

/** The question before an act: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function ConfirmDialog({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (isConfirmed: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing it, rather than only removing it, gives the focus back to what was pressed.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog dialog-small"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onAnswer(false);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header class="dialog-header">
        <h2 id="confirm-title">{confirm.title ? <Text of={confirm.title} /> : 'Are you sure?'}</h2>
      </header>
      <div class="dialog-body">
        <Text of={confirm.text} />
      </div>
      <footer class="dialog-footer">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {confirm.deny ? <Text of={confirm.deny} /> : 'Cancel'}
        </button>
        <button
          type="button"
          class={`button button-${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          {confirm.confirm ? <Text of={confirm.confirm} /> : 'Yes'}
        </button>
      </footer>
    </dialog>
  );
}
