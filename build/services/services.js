import { createAccounts } from './accounts.js';
import { createAgreements } from './agreements.js';
import { createAuthorCalendar } from './author-calendar.js';
import { createBeginnings } from './beginnings.js';
import { createConflictChecks } from './conflict-checks.js';
import { createContactProposals } from './contact-proposals.js';
import { createCorrections } from './corrections.js';
import { createCrediting } from './crediting.js';
import { createDeclinedDeals } from './declined-deals.js';
import { createDepartures } from './departures.js';
import { createDisputes } from './disputes.js';
import {} from './draft-summaries.js';
import { createDueWork } from './due-work.js';
import { createDrafts } from './drafts.js';
import { createEligibility } from './eligibility.js';
import { createFigures } from './figures.js';
import { createGroupChecks } from './group-checks.js';
import { createHandoffs } from './handoffs.js';
import { createHelpRequests } from './help-requests.js';
import { createIntake } from './intake.js';
import { createMemberChecks } from './member-checks.js';
import { createMessageLinks } from './message-links.js';
import { createMembership } from './membership.js';
import { createNamedAccounts } from './named-accounts.js';
import { createPacketForms } from './packet-forms.js';
import { createPartnerMoves, createSellerMoves } from './moves.js';
import { createOutcomes } from './outcomes.js';
import { createOutdatedCards } from './outdated-cards.js';
import { createPartnerPeople } from './partner-people.js';
import { createPosting } from './posting.js';
import { createPowers } from './powers.js';
import { createPreferences } from './preferences.js';
import { createQuestions } from './questions.js';
import { createRegistrationLists } from './registration-lists.js';
import { createRegistrations } from './registrations.js';
import { createRegistry } from './registry.js';
import { createReopening } from './reopening.js';
import { createRoleSettings } from './role-settings.js';
import { createScoring } from './scoring.js';
import { createReadingPackets } from './reading-packets.js';
import { createSending } from './sending.js';
import { createSharedChannels } from './shared-channels.js';
import { createSigners } from './signers.js';
import { createTimelines } from './timelines.js';
import { createUserGroups } from './user-groups.js';
export function createServices(deps) {
    const { calendars, onSaved, onPartnerChanged, log } = deps;
    /** Not awaited: whoever saves a region must not wait for its holidays. */
    const warmUp = () => calendars.warmUp().catch((err) => log.error({ err }, 'Public holidays could not be worked out ahead'));
    const onPreferences = () => {
        onSaved();
        void warmUp();
    };
    const membership = createMembership(deps);
    const groups = createUserGroups(deps.groups);
    const powers = createPowers({ ...deps, membership, groups });
    const { mustAdminister } = powers;
    const authorCalendar = createAuthorCalendar(deps);
    const signers = createSigners(deps);
    const withEligibility = { ...deps, authorCalendar, signers, eligibility: createEligibility(deps) };
    const conflictChecks = createConflictChecks(withEligibility);
    const partnerPeople = createPartnerPeople(deps);
    const sharedChannels = createSharedChannels(deps);
    const ofPartners = { ...deps, membership, sharedChannels, onSaved: onPartnerChanged };
    const contactProposals = createContactProposals({ ...deps, powers, partnerPeople });
    const registry = createRegistry({
        ...ofPartners,
        powers,
        mustAdminister,
        partnerPeople,
        onOwnerChanged: async (before, partnerId) => {
            await conflictChecks.lose(before, partnerId);
            await contactProposals.ownerChanged(partnerId);
        },
    });
    const agreements = createAgreements({ ...deps, membership, powers });
    const { drawnAgain } = createOutdatedCards(deps);
    const helpRequests = createHelpRequests(deps);
    const messages = createMessageLinks(deps);
    const disputes = createDisputes(deps);
    const registrations = createRegistrations({ ...deps, membership, disputes, powers });
    const accounts = createAccounts(deps);
    const namedAccounts = createNamedAccounts({ ...withEligibility, accounts, powers });
    const drafts = createDrafts({ ...deps, namedAccounts, describe: deps.describeDraft });
    const scoring = createScoring({ ...deps, accounts });
    const reading = createReadingPackets(withEligibility);
    const sending = createSending({ ...withEligibility, reading, helpRequests, messages, powers, scoring });
    const handoffs = createHandoffs(withEligibility);
    const questions = createQuestions(deps);
    const outcomes = createOutcomes(deps);
    const intake = createIntake(withEligibility);
    const declinedDeals = createDeclinedDeals(withEligibility);
    const reopening = createReopening(deps);
    const sellerMoves = createSellerMoves(deps);
    const departures = createDepartures({
        ...deps,
        loseAe: intake.loseMember,
        loseSigner: conflictChecks.lose,
        loseAsked: helpRequests.lose,
        loseAuthor: drafts.lose,
    });
    return {
        membership,
        powers,
        registry,
        accounts,
        agreements,
        posting: createPosting({ ...ofPartners, powers }),
        drafts,
        contactProposals,
        beginnings: createBeginnings({ ...deps, drafts, powers, accounts }),
        packetForms: createPacketForms({ ...deps, namedAccounts }),
        sending: { ...sending, toRevise: drawnAgain(sending.toRevise) },
        handoffs: {
            ...handoffs,
            toAnswer: drawnAgain(handoffs.toAnswer),
            accept: drawnAgain(handoffs.accept),
            decline: drawnAgain(handoffs.decline),
            propose: drawnAgain(handoffs.propose),
            dialDown: drawnAgain(handoffs.dialDown),
        },
        questions: {
            toAsk: drawnAgain(questions.toAsk),
            ask: drawnAgain(questions.ask),
            toReply: drawnAgain(questions.toReply),
            reply: drawnAgain(questions.reply),
        },
        outcomes: {
            toRecord: drawnAgain(outcomes.toRecord),
            qualify: drawnAgain(outcomes.qualify),
            disqualify: drawnAgain(outcomes.disqualify),
            record: drawnAgain(outcomes.record),
        },
        reopening: {
            undo: drawnAgain(reopening.undo),
            toReopen: reopening.toReopen,
            reopen: reopening.reopen,
        },
        sellerMoves: {
            toMoveOn: drawnAgain(sellerMoves.toMoveOn),
            toChangeRoles: sellerMoves.toChangeRoles,
            done: drawnAgain(sellerMoves.done),
            changes: drawnAgain(sellerMoves.changes),
            didNot: drawnAgain(sellerMoves.didNot),
            introduced: drawnAgain(sellerMoves.introduced),
            stillGoing: drawnAgain(sellerMoves.stillGoing),
            remindPartner: drawnAgain(sellerMoves.remindPartner),
            changeRoles: drawnAgain(sellerMoves.changeRoles),
        },
        partnerMoves: createPartnerMoves(deps),
        helpRequests,
        conflictChecks: {
            ...conflictChecks,
            toSign: drawnAgain(conflictChecks.toSign),
            clearAsFound: drawnAgain(conflictChecks.clearAsFound),
            clear: drawnAgain(conflictChecks.clear),
            returnIt: drawnAgain(conflictChecks.returnIt),
            toPass: drawnAgain(conflictChecks.toPass),
            pass: drawnAgain(conflictChecks.pass),
        },
        registrations,
        registrationLists: createRegistrationLists({ ...deps, powers }),
        disputes,
        corrections: createCorrections(withEligibility),
        crediting: createCrediting({ ...deps, powers }),
        declinedDeals: {
            toDecide: drawnAgain(declinedDeals.toDecide),
            toTellPartner: drawnAgain(declinedDeals.toTellPartner),
            park: drawnAgain(declinedDeals.park),
            tellPartner: drawnAgain(declinedDeals.tellPartner),
            close: drawnAgain(declinedDeals.close),
        },
        intake: {
            ...intake,
            toReroute: drawnAgain(intake.toReroute),
            passOn: drawnAgain(intake.passOn),
        },
        departures,
        preferences: createPreferences({
            ...deps,
            membership,
            mustAdminister,
            onSaved: onPreferences,
        }),
        roleSettings: createRoleSettings({ ...deps, membership, groups, mustAdminister }),
        timelines: createTimelines(deps),
        figures: createFigures(deps),
        dueWork: createDueWork({
            ...withEligibility,
            attendHelp: helpRequests.attend,
            attendRegistration: registrations.attend,
            attendDispute: disputes.attend,
            attendAgreement: agreements.attend,
            attendDraft: drafts.attend,
            onError: (err, handoff) => log.error({ err, handoff }, 'A due handoff could not be seen to'),
        }),
        memberChecks: createMemberChecks({ ...deps, loseMember: departures.left }),
        groupChecks: createGroupChecks({ ...deps, groups }),
        warmUp,
    };
}
