import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { PartnerThread } from '../src/blocks/partner/partner-thread.ts';
import { drawNotice } from '../src/blocks/notices/render.ts';
import { agreedAcceptance } from '../src/core/agreement/agreement.ts';
import { createAgreementRows } from '../src/db/agreement/agreements.ts';
import { createBackstopRows } from '../src/db/handoff/backstops.ts';
import { driver } from '../src/db/engine/driver.ts';
import { createCheckFindings } from '../src/db/conflict-check/check-findings.ts';
import { createHandoffRows } from '../src/db/handoff/handoffs.ts';
import { helpBehind } from '../src/db/help-request/help-requests.ts';
import { createNoticeRows } from '../src/db/notices/notices.ts';
import { createPartnerRows } from '../src/db/partner/partners.ts';
import * as schema from '../src/db/schema.ts';
import { createRegistrationReads } from '../src/db/registration/registration-reads.ts';
import { createSettingRows } from '../src/db/people/settings.ts';
import type { DrawAfresh } from './cards.ts';
import { shownIn } from './shown.ts';

/** The workspace of every sandbox. */
export const WORKSPACE_URL = 'https://northwind-cloud.slack.com/';

/** Cards as the bot would draw them now, from the database at `file`: to be closed after use. */
export function drawingFrom(file: string): { draw: DrawAfresh; close: () => void } {
  const db = drizzle(new (driver())(file, { readonly: true }), { schema, casing: 'snake_case' });
  const handoffs = createHandoffRows(db);
  const partners = createPartnerRows(db);
  const agreements = createAgreementRows(db);
  const notices = createNoticeRows(db);
  const findings = createCheckFindings({ handoffs, partners, registrations: createRegistrationReads(db) });
  const backstops = createBackstopRows(createSettingRows(db), partners);
  const threadIn = (channel: string, deal: string): PartnerThread | null => {
    const root = notices.findOf({ about: 'handoff', id: deal }, { kind: 'partner_card' });
    return root?.channel === channel && root.ts !== null ? { workspaceUrl: WORKSPACE_URL, channel, ts: root.ts } : null;
  };
  return {
    draw({ handoff_id: id, kind, detail }) {
      const handoff = (kind === 'partner_card' ? handoffs.latestOfDeal(id) : null) ?? handoffs.find(id);
      const partner = handoff && partners.find(handoff.packet.partner);
      if (!handoff || !partner) return null;
      // No card is about another message.
      const now = { handoff, history: handoffs.history(handoff.id) };
      const message = drawNotice(JSON.parse(detail), {
        about: 'handoff',
        teamId: handoff.teamId,
        ...now,
        now,
        isSaid: true,
        partner,
        intakeOwner: backstops.of(handoff).intakeOwner,
        reader: null,
        previous: handoff.revisionOf === null ? null : handoffs.find(handoff.revisionOf),
        stuck: null,
        left: null,
        thread: threadIn(partner.channelId, handoff.deal),
        // Nobody registers anything in a storm.
        findings: findings.beside(handoff, handoff.createdAt),
        madeOf: helpBehind(db, handoff),
        acceptance: agreedAcceptance(agreements.standing()),
      });
      return message && { ...shownIn(message.blocks), text: message.text };
    },
    close: () => void db.$client.close(),
  };
}
