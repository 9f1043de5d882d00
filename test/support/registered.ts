import type { LiveRegistration } from '../../src/core/registration/registration.ts';
import { NOW, OURS } from './packets.ts';

/** A registration of Brightwater's that holds, unless it is said otherwise. */
export function registered(changes: Partial<LiveRegistration> = {}): LiveRegistration {
  return {
    id: 'R2345678',
    version: 1,
    teamId: OURS,
    state: 'live',
    partner: 'brightwater',
    contactId: null,
    contact: 'Lena Fischer',
    contactRole: 'Practice lead',
    account: 'Fabrikam Logistics',
    need: 'Their warehouses plan by hand and lose a day each week.',
    touchOn: '2026-11-12',
    evidence: 'Meeting note: https://docs.northwind.example/notes/fabrikam',
    startsOn: '2026-11-23',
    endsOn: '2027-02-20',
    zone: 'America/New_York',
    registeredBy: 'U0ALEX',
    registeredAt: NOW,
    warned: null,
    extension: null,
    letEnd: null,
    dispute: null,
    ruling: null,
    ...changes,
  };
}
