import type { Handoff } from '../../core/handoff/handoff.ts';
import { createChannelQuestions } from './channel-questions.ts';
import type { AgreementRows } from '../agreement/agreements.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NotedRows } from '../packet/noted.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import { createPartnerChanges } from './partner-changes.ts';
import { createPartnerChannels } from './partner-channels.ts';
import type { PartnerRows } from './partners.ts';
import { createPauses } from './pauses.ts';
import type { SettingRows } from '../people/settings.ts';
import type { SettingsHistory } from '../people/settings-history.ts';

/** What belongs to partners, put together. */
export type PartnerParts = ReturnType<typeof createPartnerParts>;

export function createPartnerParts(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  notices: NoticeRows;
  partners: PartnerRows;
  settings: SettingRows;
  agreements: AgreementRows;
  noted: NotedRows;
  history: SettingsHistory;
  inbound: Inbound;
  findHandoff: (id: string) => Handoff | null;
}) {
  const { db, notices } = deps;
  const questions = createChannelQuestions(db, notices);
  return {
    questions,
    pauses: createPauses(db, notices),
    changes: createPartnerChanges({ ...deps, questions }),
    channels: createPartnerChannels({ ...deps, questions }),
  };
}
