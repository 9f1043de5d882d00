import type { HearingBot } from './bot.ts';
import type { Standing } from './oracle.ts';

/** How things stand, read from the rows, so that what changes next can be held against how it was before. */
export function createStandings(
  client: HearingBot['db']['$client'],
  cast: { members: readonly string[]; slackAdmins: readonly string[] },
): { now: () => Standing; look: () => void } {
  const setting = client.prepare('select value from settings where key = ?').pluck();
  const handoff = client.prepare(
    `select author, alliances_owner as owner from handoffs left join partners on partners.id = handoffs.partner where handoffs.id = ?`,
  );
  const deal = client.prepare('select deal from handoffs where id = ?').pluck();
  const draft = client.prepare(
    `select author, coalesce(revision_of, help_request, '') as about from drafts where id = ?`,
  );
  const handoffOf = client.prepare('select handoff_id from notices where id = ?').pluck();
  const askerOf = client
    .prepare('select asker from help_requests join notices on help_request_id = help_requests.id where notices.id = ?')
    .pluck();
  const authorOfDraft = client
    .prepare('select drafts.author from notices join drafts on drafts.id = draft_id where notices.id = ?')
    .pluck();
  const isOfAgreement = client.prepare('select agreement_id from notices where id = ?').pluck();
  const owners = client.prepare('select alliances_owner from partners').pluck();
  const question = client
    .prepare(`select detail from events where handoff_id = ? and kind = 'asked' order by id limit 1 offset ?`)
    .pluck();
  const valueOf = (key: string): unknown => JSON.parse((setting.get(key) as string | undefined) ?? 'null');
  const rowOf = (id: string) => handoff.get(id) as { author: string; owner: string | null } | undefined;
  const members = new Set(cast.members);
  const slackAdmins = new Set(cast.slackAdmins);
  let administrators: string[] = [];
  let named: string | null = null;
  let contact: string | null = null;

  const agreed = client
    .prepare(`select partnerships_owner, sales_owner from agreements where state in ('in_force', 'proposed')`)
    .raw();
  let agreementOwners: string[] = [];

  const look = (): void => {
    agreementOwners = (agreed.all() as string[][]).flat();
    administrators = (valueOf('administrators') as string[] | null) ?? [];
    named = valueOf('intake_owner') as string | null;
    contact = valueOf('escalation_contact') as string | null;
  };
  look();
  const alliances = (): string[] =>
    [named, contact, ...administrators, ...(owners.all() as string[])].filter((person) => person !== null);

  return {
    look,
    now: () => {
      const intakeOwner = named;
      const others = [named, contact, ...administrators];
      return {
        members,
        slackAdmins,
        administrators,
        intakeOwnerOf: (id) => intakeOwner ?? rowOf(id)?.owner ?? null,
        dealOf: (id) => (deal.get(id) as string | undefined) ?? id,
        draftOf: (id) => (draft.get(id) as { author: string; about: string } | undefined) ?? null,
        alliances: alliances(),
        owners: agreementOwners,
        answererOf: (about) => {
          const [handoffId = '', number = ''] = about.split('-');
          return (question.get(handoffId, Number(number) - 1) as string | undefined) ?? null;
        },
        respondersOf: (notice) => {
          const asker = askerOf.get(notice);
          if (typeof asker === 'string') return [...alliances(), asker];
          if (isOfAgreement.get(notice))
            return [...others, ...agreementOwners, ...alliances()].filter((one) => one !== null);
          const writes = authorOfDraft.get(notice);
          if (typeof writes === 'string') return [...alliances(), writes];
          const { owner = null, author = null } = rowOf(handoffOf.get(notice) as string) ?? {};
          return [...others, owner, author].filter((person) => person !== null);
        },
      };
    },
  };
}
