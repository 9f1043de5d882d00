import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  id: string;
  label: string;
  /** The box that it hangs from; it is as wide. */
  anchor: Element | null;
  /** Which option is kept in view. */
  active: number;
  children: ComponentChildren;
};

const ROOM_WANTED = 280;

/** A list of options over everything else, modal dialogs included, below its anchor or above it where there is more room. */
export function ListPopup({ id, label, anchor, active, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = popup.current;
    if (!list || !anchor) return undefined;
    list.showPopover();
    const place = () => placeBeside(list, anchor.getBoundingClientRect());
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor]);
  useLayoutEffect(() => {
    popup.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={popup} id={id} popover="manual" role="listbox" aria-label={label} class="list-popup">
      {children}
    </div>
  );
}

function placeBeside(list: HTMLElement, box: DOMRect) {
  const below = window.innerHeight - box.bottom - 12;
  const goesUp = below < Math.min(ROOM_WANTED, list.scrollHeight) && box.top > below;
  const width = Math.max(box.width, Math.min(220, window.innerWidth - 24));
  list.style.width = `${width}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
  list.style.maxHeight = `${Math.min(ROOM_WANTED, goesUp ? box.top - 12 : below)}px`;
  list.style.top = goesUp ? 'auto' : `${box.bottom + 4}px`;
  list.style.bottom = goesUp ? `${window.innerHeight - box.top + 4}px` : 'auto';
}
