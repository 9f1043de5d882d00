import type { ClientPerson, ClientState } from '../acts.ts';
import { Avatar } from './avatar.tsx';
import { Badges } from './badges.tsx';
import { nameOf, useClient } from './client.ts';
import { ChevronIcon } from './icons.tsx';
import { Menu, MenuNote } from './menu.tsx';
import { addressOf } from './place.ts';

/** Who the page acts as, and everybody it could act as instead, by company. */
export function Switcher() {
  const { state } = useClient();
  const { me } = state;
  return (
    <Menu
      buttonClass="switcher"
      listClass="switcher-menu"
      face={
        <>
          <Avatar person={me} size="normal" />
          <span class="switcher-words">
            <small>Acting as</small>
            <strong>{nameOf(state, me.id)}</strong>
          </span>
          <ChevronIcon />
        </>
      }
    >
      <MenuNote>Become anybody. Open a name in a second window to be two people at once.</MenuNote>
      {groupsOf(state).map(([group, people]) => (
        <div key={group} role="group" aria-label={group}>
          <div class="menu-heading" aria-hidden="true">
            {group}
          </div>
          {people.map((person) => (
            <PersonLink key={person.id} person={person} />
          ))}
        </div>
      ))}
    </Menu>
  );
}

function PersonLink({ person }: { person: ClientPerson }) {
  const { state, place, go } = useClient();
  const words = (
    <>
      <Avatar person={person} size="normal" />
      <span class="person-words">
        <span class="person-name">
          {nameOf(state, person.id)} <Badges person={person} />
        </span>
        {person.title && <small>{person.title}</small>}
      </span>
    </>
  );
  if (!person.canAct) {
    return (
      <span role="menuitem" aria-disabled="true" class="menu-item person person-off">
        {words}
      </span>
    );
  }
  const there = { ...place, as: person.id, thread: null };
  return (
    <a
      role="menuitem"
      tabIndex={-1}
      class="menu-item person"
      aria-current={person.id === state.me.id ? 'true' : undefined}
      href={addressOf(there)}
      onClick={(event) => {
        // With a modifier it is an ordinary link: a second window for a second person.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(there);
      }}
    >
      {words}
    </a>
  );
}

const OUT_OF_REACH = 'Nobody can act as';

/** People by company, the app's own company first; those who cannot act come last, together. */
function groupsOf(state: ClientState): [string, ClientPerson[]][] {
  const people = state.people.filter(({ id }) => id !== state.app.botUserId);
  const companies = [...new Set([state.team.name, ...people.map(({ teamName }) => teamName)])];
  const groups = companies.map((company): [string, ClientPerson[]] => [
    company,
    people.filter(({ teamName, canAct }) => canAct && teamName === company),
  ]);
  groups.push([OUT_OF_REACH, people.filter(({ canAct }) => !canAct)]);
  return groups.filter(([, members]) => members.length > 0);
}
