import { NOTICES_TO_BACKSTOPS } from '../core/notices/notice-rules.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { createAgreementRows } from './agreement/agreements.ts';
import { createCheckFindings } from './conflict-check/check-findings.ts';
import { createAccountRows } from './directory/accounts.ts';
import type { Db } from './engine/open.ts';
import type { Transactions } from './engine/transactions.ts';
import { createBackstopRows } from './handoff/backstops.ts';
import { createHandoffRows } from './handoff/handoffs.ts';
import { createHelpRequests } from './help-request/help-requests.ts';
import { createCarriedNotices } from './notices/carried-notices.ts';
import { createInbound } from './notices/inbound.ts';
import { createLostPostRows } from './notices/lost-posts.ts';
import { createNoticeRows } from './notices/notices.ts';
import { createDraftRows } from './packet/drafts.ts';
import { createNotedRows } from './packet/noted.ts';
import { createPartnerRows } from './partner/partners.ts';
import { forgetLost } from './people/roles.ts';
import { createSettingRows } from './people/settings.ts';
import { createSettingsHistory } from './people/settings-history.ts';
import { createRegistrationReads } from './registration/registration-reads.ts';
import { createRegistrations } from './registration/registrations.ts';

/** The rows of every room. What is synchronous in them runs in the transaction that is open. */
export type Rows = ReturnType<typeof createRows>;

export function createRows(db: Db, { transact }: Transactions) {
  const handoffs = createHandoffRows(db);
  const notices = createNoticeRows(db);
  const partners = createPartnerRows(db);
  const settings = createSettingRows(db);
  const inbound = createInbound(db);
  const backstops = createBackstopRows(settings, partners);
  const agreements = createAgreementRows(db);
  return {
    handoffs,
    notices,
    partners,
    settings,
    inbound,
    backstops,
    lostPosts: createLostPostRows(db),
    carried: createCarriedNotices(db),
    agreements,
    accounts: createAccountRows(db),
    drafts: createDraftRows(db, notices, partners),
    noted: createNotedRows(db, notices),
    findings: createCheckFindings({ handoffs, partners, registrations: createRegistrationReads(db) }),
    help: createHelpRequests({ db, transact, notices, backstops, inbound }),
    registered: createRegistrations({ db, transact, notices, partners, backstops, inbound }),
    history: createSettingsHistory(db),
    findHandoff: handoffs.find,

    /** Called in the transaction in which somebody else was named for something: what could not be told to those before goes out. */
    onNamed(now: EpochMs): void {
      forgetLost(settings, partners, agreements);
      notices.reviveTurnedAway(NOTICES_TO_BACKSTOPS, now);
    },
  };
}
