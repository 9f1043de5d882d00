import type { ClientPerson } from '../acts.ts';

/** What sets an account apart: 'admin', 'guest', 'deactivated' and so on. */
export const Badges = ({ person }: { person: ClientPerson }) => (
  <>
    {person.badges.map((badge) => (
      <span key={badge} class={`badge badge-${badge.replaceAll(/\W/g, '-')}`}>
        {badge}
      </span>
    ))}
  </>
);
