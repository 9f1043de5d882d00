import { createChannelQuestions } from './channel-questions.js';
import { createPartnerChanges } from './partner-changes.js';
import { createPartnerChannels } from './partner-channels.js';
import { createPauses } from './pauses.js';
/** What belongs to partners, put together. */
export function createPartnerParts(deps) {
    const { db, notices } = deps;
    const questions = createChannelQuestions(db, notices);
    return {
        questions,
        pauses: createPauses(db, notices),
        changes: createPartnerChanges({ ...deps, questions }),
        channels: createPartnerChannels({ ...deps, questions }),
    };
}
