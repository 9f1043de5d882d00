import type { Written } from './written.ts';

/** Rules may be tuned on these. A dot: not written here, so it is not counted. */
export const TUNED_ENGLISH: Written[] = [
  {
    name: 'contract end',
    packet: {
      account: 'Halden Paper',
      why_account: 'Their print contract ends in March and renewal talks begin now.',
      seller_move: 'Call Eva Moss with the renewal dates.',
    },
    labels: '2....2...',
  },
  {
    name: 'adjectives',
    packet: {
      account: 'Halden Paper',
      why_account: 'Strategic account, perfect fit.',
      seller_move: 'Touch base with them.',
    },
    labels: '1....1...',
  },
  {
    name: 'the name again',
    packet: { account: 'Halden Paper AG', why_account: 'Halden Paper AG!', seller_move: 'n/a' },
    labels: '0....0...',
  },
  {
    name: 'nothing at all',
    packet: {
      account: 'Halden Paper',
      why_account: '',
      why_partner: '',
      warm_path: '',
      customer_trigger: '',
      seller_move: '',
      partner_move: '',
      evidence: '',
    },
    labels: '000000..0',
  },
  {
    name: 'tbd everywhere',
    packet: {
      account: 'Orbit Labs',
      why_account: 'to be confirmed',
      why_partner: 'TBD',
      warm_path: 'tbc',
      customer_trigger: 'see above',
      seller_move: 'none',
      partner_move: 'tba',
      evidence: 'tbd',
    },
    labels: '000000..0',
  },
  {
    name: 'another seller owns it',
    packet: { account: 'Orbit Labs', why_account: 'Lab move in January 2027; they choose the software before.' },
    facts: { isAccountOwner: false },
    labels: '1........',
  },
  {
    name: 'nobody knows the owner',
    packet: { account: 'Orbit Labs', why_account: 'Lab move in January 2027; they choose the software before.' },
    facts: { isAccountOwner: null },
    labels: '2........',
  },
  {
    name: 'on the list',
    packet: { account: 'Orbit Labs', why_account: 'On your list at place four.' },
    facts: { isOnPriorityList: true, isAccountOwner: null },
    labels: '2........',
  },
  {
    name: 'a reason without a now',
    packet: {
      account: 'Cobalt Energy',
      why_account: 'They run forty wind farms and monitor them by hand.',
      why_partner: 'Nils services the gearboxes of Cobalt’s forty wind farms.',
      partner_contact: 'Nils Aker',
    },
    labels: '12.......',
  },
  {
    name: 'any account',
    packet: {
      account: 'Cobalt Energy',
      why_account: 'Energy is a growing market for us.',
      why_partner: 'A trusted advisor with strong delivery skills.',
      partner_contact: 'Nils Aker',
    },
    labels: '11.......',
  },
  {
    name: 'a logo',
    packet: {
      account: 'Cobalt Energy',
      why_partner: 'They deliver the SCADA systems of all Cobalt sites.',
      partner_contact: 'Brightwater',
    },
    labels: '.0.......',
  },
  {
    name: 'a mailbox',
    packet: {
      account: 'Cobalt Energy',
      why_partner: 'They deliver the SCADA systems of all Cobalt sites.',
      partner_contact: 'info@brightwater.example.com',
    },
    labels: '.0.......',
  },
  {
    name: 'no role',
    packet: {
      account: 'Cobalt Energy',
      why_partner: 'Nils built the SCADA system of all Cobalt sites in 2022.',
      partner_contact: 'Nils Aker',
      partner_contact_role: '',
    },
    labels: '.1.......',
  },
  {
    name: 'prior win',
    packet: {
      account: 'Delta Freight',
      why_partner: 'Nils cut Delta’s gate times by a third in 2024.',
      partner_contact: 'Nils Aker',
      warm_path: 'Nils and Rosa Diaz, gate manager, speak every Friday. He calls her with you.',
      warmth: 'strong',
    },
    labels: '.22......',
  },
  {
    name: 'reputation',
    packet: {
      account: 'Delta Freight',
      why_partner: 'Nils has an excellent reputation in logistics.',
      partner_contact: 'Nils Aker',
      warm_path: 'Nils knows the gate manager.',
      warmth: 'warm',
    },
    labels: '.11......',
  },
  {
    name: 'guess',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Somebody in IT should be reachable via LinkedIn.',
      warmth: 'cold',
      partner_contact: 'Nils Aker',
    },
    labels: '..0......',
  },
  {
    name: 'a team',
    packet: {
      account: 'Delta Freight',
      warm_path: 'We are well connected with their management.',
      warmth: 'warm',
      partner_contact: 'Nils Aker',
    },
    labels: '..0......',
  },
  {
    name: 'cold with names',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Nils could write to Rosa Diaz, whom he has not met.',
      warmth: 'cold',
      partner_contact: 'Nils Aker',
    },
    labels: '..1......',
  },
  {
    name: 'no mechanism',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Nils and Rosa Diaz studied together and are friends.',
      warmth: 'strong',
      partner_contact: 'Nils Aker',
    },
    labels: '..1......',
  },
  {
    name: 'long ago',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Nils worked with Rosa Diaz until 2019 and could mail her.',
      warmth: 'warm',
      partner_contact: 'Nils Aker',
    },
    labels: '..1......',
  },
  {
    name: 'one side only',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Rosa Diaz is the gate manager; somebody of ours mails her this month.',
      warmth: 'warm',
      partner_contact: 'Nils Aker',
    },
    labels: '..1......',
  },
  {
    name: 'title as the person',
    packet: {
      account: 'Delta Freight',
      warm_path: 'Nils had coffee with their CFO last week and introduces us by mail on Monday.',
      warmth: 'warm',
      partner_contact: 'Nils Aker',
    },
    labels: '..2......',
  },
  {
    name: 'met at a workshop',
    packet: {
      account: 'Umbra Films',
      warm_path:
        'Yuki met producer Carla Bruni on 6 November; they have a workshop on 30 November and you are invited.',
      warmth: 'warm',
      partner_contact: 'Yuki Mori',
    },
    labels: '..2......',
  },
  {
    name: 'said, who and when',
    packet: {
      account: 'Umbra Films',
      customer_trigger: 'Carla, post-production lead, on Monday: “the render queue eats our nights”.',
    },
    labels: '...2.....',
  },
  {
    name: 'an act with a day',
    packet: { account: 'Umbra Films', customer_trigger: 'Their CTO cancelled the old storage contract on 3 November.' },
    labels: '...2.....',
  },
  {
    name: 'no when',
    packet: { account: 'Umbra Films', customer_trigger: 'Their CTO says that storage is too expensive.' },
    labels: '...1.....',
  },
  {
    name: 'no who',
    packet: {
      account: 'Umbra Films',
      customer_trigger: 'Since last month the render farm has been down twice a week.',
    },
    labels: '...1.....',
  },
  {
    name: 'paraphrase',
    packet: { account: 'Umbra Films', customer_trigger: 'It seems that rendering takes too long for their editors.' },
    labels: '...1.....',
  },
  {
    name: 'stale',
    packet: {
      account: 'Umbra Films',
      customer_trigger: 'In January 2024 the CTO told us “rendering is our bottleneck”.',
    },
    labels: '...1.....',
  },
  {
    name: 'generic',
    packet: {
      account: 'Umbra Films',
      customer_trigger: 'The customer wants to improve efficiency and drive digital transformation.',
    },
    labels: '...0.....',
  },
  {
    name: 'generic, longer',
    packet: {
      account: 'Umbra Films',
      customer_trigger:
        'Companies today need better insights, lower costs and more automation in order to stay competitive.',
    },
    labels: '...0.....',
  },
  {
    name: 'teardown',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Ada does a teardown of their checkout and shows it to you.',
      partner_move_by: '2026-12-07',
    },
    labels: '....2....',
  },
  {
    name: 'helps',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Ada helps with technical questions.',
      partner_move_by: '2026-12-07',
    },
    labels: '....1....',
  },
  {
    name: 'supports',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'They support us during the sales cycle.',
      partner_move_by: '2026-12-07',
    },
    labels: '....1....',
  },
  {
    name: 'too late',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Ada runs an account workshop with their buyers.',
      partner_move_by: '2027-02-01',
    },
    labels: '....1....',
  },
  {
    name: 'by word',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Ada introduces you to the head of checkout.',
      partner_agreed: undefined,
    },
    labels: '....1....',
  },
  {
    name: 'a hope',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Maybe Ada can do something here.',
      partner_move_by: undefined,
      partner_agreed: undefined,
    },
    labels: '....0....',
  },
  {
    name: 'no day',
    packet: {
      partner_contact: 'Ada Quist',
      partner_move: 'Ada benchmarks their checkout.',
      partner_move_by: undefined,
    },
    labels: '....1....',
  },
  {
    name: 'nobody does it',
    packet: { partner_contact: 'Ada Quist', partner_move: 'There will be a benchmark of the checkout.' },
    labels: '....1....',
  },
  { name: 'one action', packet: { seller_move: 'Send Ada three times for a call.' }, labels: '.....2...' },
  { name: 'two words', packet: { seller_move: 'Ring Ada.' }, labels: '.....2...' },
  {
    name: 'three actions',
    packet: { seller_move: 'Meet Ada, then prepare an offer and schedule a demo.' },
    labels: '.....1...',
  },
  { name: 'explore', packet: { seller_move: 'Explore the opportunity with Ada.' }, labels: '.....1...' },
  { name: 'follow up', packet: { seller_move: 'Follow up' }, labels: '.....1...' },
  {
    name: 'later',
    packet: { seller_move: 'Present the roadmap to their board.', seller_move_by: '2026-12-18' },
    labels: '.....1...',
  },
  {
    name: 'no day for the seller',
    packet: { seller_move: 'Present the roadmap to their board.', seller_move_by: undefined },
    labels: '.....1...',
  },
  { name: 'for information', packet: { seller_move: 'For your information only.' }, labels: '.....0...' },
  { name: 'group as owner', packet: { ae: 'team-emea' }, labels: '......0..' },
  { name: 'nobody for questions', packet: { questions_to: undefined }, labels: '......0..' },
  { name: 'questions to the executive', packet: { questions_to: 'U0SAM' }, labels: '......1..' },
  {
    name: 'away for questions',
    packet: {},
    facts: { areAeAndQuestionsThere: { ae: true, questions: false } },
    labels: '......1..',
  },
  {
    name: 'nobody knows who is there',
    packet: {},
    facts: { areAeAndQuestionsThere: { ae: null, questions: null } },
    labels: '......2..',
  },
  { name: 'another window', packet: { window_days: 8, window_reason: 'Holidays' }, labels: '.......1.' },
  { name: 'no agreement', packet: { window_days: 3 }, facts: { agreedWindow: null }, labels: '.......1.' },
  { name: 'no window', packet: { window_days: undefined }, labels: '.......0.' },
  {
    name: 'two sources',
    packet: {
      evidence:
        'Call notes of 12 Nov, page 2: https://docs.example.com/1\nProject sign-off: https://docs.example.com/2',
    },
    labels: '........2',
  },
  {
    name: 'bare links',
    packet: { evidence: 'https://docs.example.com/1\nhttps://docs.example.com/2' },
    labels: '........1',
  },
  {
    name: 'one claim covered',
    packet: { evidence: 'Project sign-off: https://docs.example.com/2' },
    labels: '........1',
  },
  {
    name: 'the same link twice',
    packet: { evidence: 'Project sign-off: https://docs.example.com/2\nCall notes: https://docs.example.com/2' },
    labels: '........1',
  },
  { name: 'no https', packet: { evidence: 'Ask Ada, she has the notes. http://intranet/notes' }, labels: '........0' },
];
