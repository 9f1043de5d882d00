import type { Ground } from './ground.ts';

/** A person of another company who shares no channel with the app. */
export const addStranger = ({ sandbox }: Ground) =>
  sandbox.control.addPerson({
    id: 'U0STRANGER',
    teamId: 'T0FERROUS',
    name: 'mika',
    realName: 'Mika Laine',
    displayName: 'Mika',
    title: '',
  });
