import { describe, expect, test } from 'vitest';
import {
  DEEDS,
  type Deed,
  may,
  PARTS,
  type Part,
  partsIn,
  teamRolesOf,
  whatMay,
  whoMay,
} from '../../../src/core/people/powers.ts';
import { TEAM_ROLES } from '../../../src/core/people/team-roles.ts';

/** Who may do what, written down from what was agreed with the people concerned, by deed; the table of the core stands by part. */
const AGREED: Record<Deed, Part[]> = {
  send_handoff: ['partner_marketing', 'administrator'],
  mend_handoff: ['author'],
  correct_packet: ['author'],
  withdraw_handoff: ['author', 'intake_owner'],
  decide_declined: ['author'],
  answer_handoff: ['account_executive'],
  ask_question: ['account_executive'],
  answer_question: ['author', 'named_for_questions'],
  undo_answer: ['account_executive'],
  work_handoff: ['account_executive'],
  reroute_handoff: ['intake_owner'],
  extend_window: ['intake_owner'],
  reopen_answer: ['intake_owner'],
  send_message_again: ['author', 'alliances_owner', 'intake_owner', 'escalation_contact', 'administrator'],
  // Once nobody has signed in time, the intake owner may too.
  clear_check: ['signer', 'intake_owner'],
  register_account: ['alliances_owner', 'alliances', 'administrator'],
  see_registrations: ['full_member'],
  // Once the adjudicator has not decided in time, the escalation contact may too.
  settle_dispute: ['escalation_contact', 'adjudicator'],
  dispute_credit: ['author', 'alliances_owner'],
  correct_credit: ['revops'],
  see_agreement: ['full_member'],
  confirm_agreement: ['agreement_owner'],
  change_agreement: ['agreement_owner', 'administrator'],
  change_settings: ['administrator'],
  see_partners: ['alliances', 'administrator'],
  edit_partners: ['administrator'],
  pause_partner: ['alliances_owner', 'administrator'],
  confirm_contact: ['alliances_owner', 'administrator'],
  ask_for_help: ['full_member'],
  take_up_help: ['asked_for_help', 'alliances_owner', 'intake_owner', 'escalation_contact', 'administrator'],
  take_help_back: ['asker_of_help'],
  see_where_it_stands: ['full_member'],
  read_handoff: ['author', 'account_executive', 'signer', 'alliances_owner', 'intake_owner'],
  see_figures: ['intake_owner'],
  set_own_time: ['full_member'],
};

describe('who may do what', () => {
  test.each(DEEDS)('%s: each part may, or may not, as agreed', (deed) => {
    for (const part of PARTS) {
      expect([part, may(deed, [part])]).toEqual([part, AGREED[deed].includes(part)]);
      expect([part, whatMay(part).includes(deed)]).toEqual([part, AGREED[deed].includes(part)]);
    }
    expect(whoMay(deed).toSorted()).toEqual(AGREED[deed].toSorted());
  });

  test('every deed of the table is agreed, and nothing was agreed that the table does not know', () => {
    expect(DEEDS.toSorted()).toEqual(Object.keys(AGREED).toSorted());
  });

  test.each(DEEDS)('%s: nobody outside may, since whoever is not ours has no part', (deed) => {
    expect(may(deed, [])).toBe(false);
  });

  test('several parts add up, and none takes anything away', { tags: 'thorough' }, () => {
    for (const deed of DEEDS)
      for (const one of PARTS)
        for (const other of PARTS) expect(may(deed, [one, other])).toBe(may(deed, [one]) || may(deed, [other]));
  });
});

describe('the roles of a colleague', () => {
  const nobody = { named: [], taken: [], isWorkspaceAdmin: false } as const;

  test('while nobody is named, everybody sends handoffs, and owners and admins of the Slack workspace administer', () => {
    expect(teamRolesOf(nobody)).toEqual(['partner_marketing']);
    expect(teamRolesOf({ ...nobody, isWorkspaceAdmin: true })).toEqual([
      'partner_marketing',
      'revops',
      'administrator',
    ]);
  });

  test('once somebody is named for a role, nobody else has it', () => {
    for (const role of TEAM_ROLES) {
      const others = teamRolesOf({ named: [], taken: [role], isWorkspaceAdmin: true });
      expect(others).not.toContain(role);
      expect(teamRolesOf({ named: [role], taken: [role], isWorkspaceAdmin: false })).toContain(role);
    }
  });

  test('whoever is named has the role, also where others have it meanwhile', () => {
    expect(teamRolesOf({ named: [...TEAM_ROLES], taken: [...TEAM_ROLES], isWorkspaceAdmin: false })).toEqual([
      ...TEAM_ROLES,
    ]);
  });

  test('administrators correct the credit until RevOps is named, whoever they are', () => {
    const named = ['administrator'] as const;
    const admin = { named, taken: named, isWorkspaceAdmin: false };
    expect(may('correct_credit', teamRolesOf(admin))).toBe(true);
    expect(may('correct_credit', teamRolesOf({ ...admin, taken: [...named, 'revops'] }))).toBe(false);
  });

  test('the role alliances is nobody’s until somebody is named, and a sales lead may nothing by it', () => {
    expect(teamRolesOf({ ...nobody, isWorkspaceAdmin: true })).not.toContain('alliances');
    expect(whatMay('sales_lead')).toEqual([]);
  });
});

describe('what somebody is to a handoff', () => {
  test('one person can be several things to it, and is nothing to it when it does not name them', () => {
    const people = { author: 'U0MAYA', account_executive: 'U0SAM', intake_owner: 'U0MAYA', adjudicator: null };
    expect(partsIn(people, 'U0MAYA')).toEqual(['author', 'intake_owner']);
    expect(partsIn(people, 'U0SAM')).toEqual(['account_executive']);
    expect(partsIn(people, 'U0COLIN')).toEqual([]);
  });

  test('a part that several people have is each one’s', () => {
    expect(partsIn({ agreement_owner: ['U0PRIYA', 'U0ROBIN'] }, 'U0ROBIN')).toEqual(['agreement_owner']);
  });
});
