import type { Version } from '../../core/agreement/agreement.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { NotedMessage } from '../../core/packet/noted.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { Subject, SubjectKind } from '../../core/notices/subject.ts';
import type { BackstopRows } from './backstops.ts';

/** Everybody who can mend something about what a notice is about, in the order in which they are turned to; nobody when that is not there. */
export function createResponders(deps: {
  findHandoff: (id: string) => Handoff | null;
  help: { find: (id: string) => HelpRequest | null };
  registered: { find: (id: string) => Registration | null };
  agreements: { find: (id: string) => Version | null };
  drafts: { find: (id: string) => PacketDraft | null };
  noted: { find: (id: string) => NotedMessage | null };
  backstops: BackstopRows;
}) {
  const { findHandoff, help, registered, agreements, drafts, noted, backstops } = deps;
  const responders = {
    handoff: (id: string) => ifThere(findHandoff(id), backstops.responders),
    help_request: (id: string) => ifThere(help.find(id), backstops.respondersOfHelp),
    registration: (id: string) => ifThere(registered.find(id), backstops.respondersOfRegistration),
    agreement: (id: string) => ifThere(agreements.find(id), backstops.respondersOfAgreement),
    draft: (id: string) => ifThere(drafts.find(id), backstops.respondersOfDraft),
    noted_message: (id: string) => ifThere(noted.find(id), backstops.respondersOfNoted),
  } satisfies Record<SubjectKind, (id: string) => UserId[]>;

  return async ({ about, id }: Subject): Promise<UserId[]> => responders[about](id);
}

function ifThere<Thing>(thing: Thing | null, respondersOf: (thing: Thing) => UserId[]): UserId[] {
  return thing === null ? [] : respondersOf(thing);
}
