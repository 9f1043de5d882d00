import type { Presser } from '../core/handoff/handoff.ts';
import type { Member, UserId } from '../core/people/member.ts';
import type { ChannelFacts } from '../core/partner/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';
import { createAccounts } from './directory/accounts.ts';
import { createAgreements } from './agreement/agreements.ts';
import { createAuthorCalendar } from './handoff/author-calendar.ts';
import { createBeginnings } from './packet/beginnings.ts';
import type { Calendars } from './people/calendars.ts';
import { createConflictChecks } from './conflict-check/conflict-checks.ts';
import { createContactProposals } from './packet/contact-proposals.ts';
import { createCorrections } from './handoff/corrections.ts';
import { createCrediting } from './credit/crediting.ts';
import { createDeclinedDeals } from './handoff/declined-deals.ts';
import { createDepartures } from './people/departures.ts';
import { createDisputes } from './registration/disputes.ts';
import { type DescribeDraft } from './packet/draft-summaries.ts';
import { createDueWork } from './due-work.ts';
import { createDrafts } from './packet/drafts.ts';
import { createEligibility } from './handoff/eligibility.ts';
import { createFigures } from './outcome/figures.ts';
import { createGroupChecks } from './people/group-checks.ts';
import { createHandoffs } from './handoff/handoffs.ts';
import { createHelpRequests } from './help-request/help-requests.ts';
import type { HolidaySource } from './people/holidays.ts';
import { createIntake } from './handoff/intake.ts';
import { createMemberChecks } from './people/member-checks.ts';
import { createMessageLinks } from './handoff/message-links.ts';
import { createMembership } from './people/membership.ts';
import { createNamedAccounts } from './directory/named-accounts.ts';
import { createPacketForms } from './packet/packet-forms.ts';
import { createPartnerMoves, createSellerMoves } from './outcome/moves.ts';
import { createOutcomes } from './outcome/outcomes.ts';
import { createOutdatedCards } from './handoff/outdated-cards.ts';
import { createPartnerPeople } from './partner/partner-people.ts';
import { createPosting } from './partner/posting.ts';
import { createPowers } from './people/powers.ts';
import { createPreferences } from './people/preferences.ts';
import { createQuestions } from './handoff/questions.ts';
import { createRegistrationLists } from './registration/registration-lists.ts';
import { createRegistrations } from './registration/registrations.ts';
import { createRegistry } from './partner/registry.ts';
import { createReopening } from './handoff/reopening.ts';
import { createRoleSettings } from './people/role-settings.ts';
import { createScoring } from './packet/scoring.ts';
import { createReadingPackets } from './packet/reading-packets.ts';
import { createSending } from './handoff/sending.ts';
import { createSharedChannels } from './partner/shared-channels.ts';
import { createSigners } from './conflict-check/signers.ts';
import { createTimelines } from './handoff/timelines.ts';
import { createUserGroups, type UserGroups } from './people/user-groups.ts';

/** What the bot can do, put together. */
export type Services = ReturnType<typeof createServices>;

export function createServices(deps: {
  store: Store;
  calendars: Calendars;
  holidays: HolidaySource;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
  /** Everybody in a channel; null when Slack does not say it in time, or not to the bot. */
  lookUpMembersOf: (channelId: string) => Promise<UserId[] | null>;
  /** What a company is called in Slack; null when Slack does not say it in time, or may not. */
  lookUpCompany: (teamId: string) => Promise<string | null>;
  groups: Omit<UserGroups, 'handleOf'>;
  describeDraft: DescribeDraft;
  teamId: string;
  /** That of the workspace; null outside an Enterprise organisation. */
  organisationId?: string | null;
  /** The workspace's own address, for links to messages; null: there are none. */
  workspaceUrl?: string | null;
  now: () => EpochMs;
  newId: () => string;
  newReference: () => string;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
  /** A partner was changed, or Slack reported a change of its channel. */
  onPartnerChanged: () => void;
  log: { error: (facts: object, words: string) => void };
}) {
  const { calendars, onSaved, onPartnerChanged, log } = deps;

  /** Not awaited: whoever saves a region must not wait for its holidays. */
  const warmUp = (): Promise<void> =>
    calendars.warmUp().catch((err: unknown) => log.error({ err }, 'Public holidays could not be worked out ahead'));
  const onPreferences = (): void => {
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
  const drafts = createDrafts({ ...deps, namedAccounts, membership, describe: deps.describeDraft });
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
    requests: {
      /** Throws Duplicate when what this press did is saved already: asked first where a second time would be refused. */
      mustBeNew: (by: Presser): Promise<void> => deps.store.inbound.mustBeNew(by.requestId),
    },
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
