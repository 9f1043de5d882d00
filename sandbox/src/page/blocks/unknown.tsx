/** What this page cannot draw is named, never left out: a tester must see that something is there. */
export const Unknown = ({ what, type }: { what: 'block' | 'element'; type: string }) => (
  <div class="unknown">
    The sandbox does not draw this {what}: <code>{type || 'without a type'}</code>
  </div>
);
