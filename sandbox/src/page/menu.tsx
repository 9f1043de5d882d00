import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

type Props = {
  /** What the button is called where its face is only a sign. */
  name?: string;
  buttonClass: string;
  face: ComponentChildren;
  isBusy?: boolean;
  /** Extra class of the list. */
  listClass?: string;
  children: ComponentChildren;
};

/** A button and the menu that it opens. The browser closes it on Escape or a click elsewhere, and gives the focus back. */
export function Menu({ name, buttonClass, face, isBusy = false, listClass = '', children }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const onBeforeToggle = (event: { newState: string }) => {
    if (event.newState !== 'open') return;
    // Drawn before it shows, so that there is something to focus once it does.
    setOpen(true);
    if (button.current && list.current) placeMenu(list.current, button.current);
  };
  const onToggle = (event: { newState: string }) => {
    if (event.newState === 'open') itemsOf(list.current)[0]?.focus();
    else setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = itemsOf(list.current);
    const at = items.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Escape') event.stopPropagation();
    if (target === undefined) return;
    event.preventDefault();
    items[(target + items.length) % items.length]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        title={name}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        popovertarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          list.current?.showPopover();
        }}
      >
        {face}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        class={`menu ${listClass}`}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onClick={() => list.current?.hidePopover()}
      >
        {isOpen && children}
      </div>
    </>
  );
}

const itemsOf = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])') ?? []),
];

/** Below the button or above it, whichever has the room, and never off the window. */
function placeMenu(menu: HTMLElement, button: HTMLElement) {
  const box = button.getBoundingClientRect();
  const below = window.innerHeight - box.bottom;
  const isUp = below < 260 && box.top > below;
  const isRight = box.left > window.innerWidth / 2;
  menu.style.left = isRight ? 'auto' : `${Math.max(8, box.left)}px`;
  menu.style.right = isRight ? `${Math.max(8, window.innerWidth - box.right)}px` : 'auto';
  menu.style.top = isUp ? 'auto' : `${box.bottom + 4}px`;
  menu.style.bottom = isUp ? `${window.innerHeight - box.top + 4}px` : 'auto';
  menu.style.maxHeight = `${(isUp ? box.top : below) - 16}px`;
}

export const MenuItem = ({ onPick, children }: { onPick: () => void; children: ComponentChildren }) => (
  <button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={onPick}>
    {children}
  </button>
);

export const MenuNote = ({ children }: { children: ComponentChildren }) => (
  <p class="menu-note" role="presentation">
    {children}
  </p>
);
