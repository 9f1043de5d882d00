import { describe, expect, test } from 'vitest';
import { isPayload } from '../../src/receive/payload.ts';
import { COMMANDS, EVENTS, FORMS, type Ids, type Listener, PRESSES, SEARCHES } from '../support/listeners.ts';

const IDS: Ids = {
  awaiting: 'H1',
  checked: 'H5',
  question: 'H1-1',
  withdrawn: 'H2',
  declined: 'H3',
  accepted: 'H4',
  deadLetter: 'N1',
  partner: 'P1',
  absence: 'A1',
  registration: 'R1',
  dispute: 'D1',
  help: 'R1',
  agreement: 'agreement-1',
  draft: 'draft-1',
  proposal: 'D1 1790000000000',
};
type Json = Record<string, unknown>;

/** The payload of the first of these, changed. */
const changed = (listeners: Listener[], changes: Json): Json => ({ ...listeners[0]?.[1](IDS).payload, ...changes });
const inView = (changes: Json): Json =>
  changed(FORMS, { view: { ...(FORMS[0]?.[1](IDS).payload.view as Json), ...changes } });

test.each([...COMMANDS, ...PRESSES, ...FORMS, ...SEARCHES, ...EVENTS])(
  '%s is let in, as Slack sends it',
  (_, inbound) => {
    expect(isPayload(inbound(IDS).payload)).toBe(true);
  },
);

/** https://docs.slack.dev/apis/slack-connect and org-wide installations */
test.each<[string, Json]>([
  ['a press where the app is installed for an organisation', changed(PRESSES, { team: null })],
  ['a press that does not say whose it is', changed(PRESSES, { user: { id: 'U1' } })],
  ['a search in a message', changed(SEARCHES, { view: undefined, channel: { id: 'C1' } })],
  ['a search of nobody’s company', changed(SEARCHES, { user: { id: 'U1' }, team: null })],
  ['a command without an address', changed(COMMANDS, { response_url: undefined })],
  ['an event of an installation that is gone', changed(EVENTS, { authorizations: undefined })],
])('%s is let in', (_, payload) => {
  expect(isPayload(payload)).toBe(true);
});

describe('what has another shape is not let in', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a word', 'block_actions'],
    ['a number', 1e308],
    ['nothing', {}],
    ['something unheard of', { type: 'unheard_of' }],
    ['a type that is no word', { type: { block_actions: true } }],
    ['no actions', changed(PRESSES, { actions: null })],
    ['an empty list of actions', changed(PRESSES, { actions: [] })],
    ['actions that are none', changed(PRESSES, { actions: [null] })],
    ['an action without a name', changed(PRESSES, { actions: [{ type: 'button', value: 'H1' }] })],
    ['an action whose value is a number', changed(PRESSES, { actions: [{ action_id: 'a', value: 1e308 }] })],
    ['a press of nobody', changed(PRESSES, { user: null })],
    ['a press of somebody without an id', changed(PRESSES, { user: { team_id: 'T1' } })],
    ['a press of somebody at no text', changed(PRESSES, { user: { id: 'U1', team_id: 7 } })],
    ['a press in a team without an id', changed(PRESSES, { team: {} })],
    ['a press without a trigger', changed(PRESSES, { trigger_id: undefined })],
    ['a search for a number', changed(SEARCHES, { value: 7 })],
    ['a search for nothing said', changed(SEARCHES, { value: undefined })],
    ['a search in no menu', changed(SEARCHES, { block_id: '' })],
    ['a search in a nameless menu', changed(SEARCHES, { action_id: null })],
    ['a search of nobody', changed(SEARCHES, { user: null })],
    ['a search in a channel that is none', changed(SEARCHES, { channel: null })],
    ['a search that has a name of a legacy menu', changed(SEARCHES, { name: 'menu' })],
    ['a press in no window', changed(PRESSES, { view: null })],
    ['a press in a window without blocks', changed(PRESSES, { view: { id: 'V1', private_metadata: '' } })],
    ['a press in a window that is about nothing', changed(PRESSES, { view: { id: 'V1', blocks: [] } })],
    ['a press in a channel that is none', changed(PRESSES, { channel: null })],
    ['a press to be answered at a number', changed(PRESSES, { response_url: 7 })],
    ['a press that is an event as well', changed(PRESSES, { event: null })],
    ['a press that is a command as well', changed(PRESSES, { command: '/handoff' })],
    ['a press that asks for options', changed(PRESSES, { name: 'options' })],
    ['a form without a view', changed(FORMS, { view: null })],
    ['a form with a list for a view', changed(FORMS, { view: [] })],
    ['a form of no name', inView({ callback_id: null })],
    ['a form about a number', inView({ private_metadata: 7 })],
    ['a form without blocks', inView({ blocks: null })],
    ['a form with blocks that are none', inView({ blocks: [null] })],
    ['a form without a state', inView({ state: null })],
    ['a form without values', inView({ state: { values: null } })],
    ['a form with a field that is none', inView({ state: { values: { account: null } } })],
    ['a form with a value that is none', inView({ state: { values: { account: { value: 'Fabrikam' } } } })],
    ['a form that is answered nowhere', changed(FORMS, { response_urls: null })],
    ['a command without words', changed(COMMANDS, { text: undefined })],
    ['a command of nobody', changed(COMMANDS, { user_id: '' })],
    ['a command of no team', changed(COMMANDS, { team_id: undefined })],
    ['a command that is a list', changed(COMMANDS, { command: ['/handoff'] })],
    ['an event without an id', changed(EVENTS, { event_id: undefined })],
    ['an event that is none', changed(EVENTS, { event: null })],
    ['an event without a name', changed(EVENTS, { event: {} })],
    ['an event about a channel that is a number', changed(EVENTS, { event: { type: 'channel_left', channel: 7 } })],
    ['an event about a channel that is none', changed(EVENTS, { event: { type: 'channel_left', channel: null } })],
    ['an event about nobody', changed(EVENTS, { event: { type: 'user_change', user: null } })],
    ['an event about an item that is none', changed(EVENTS, { event: { type: 'pin_added', item: 7 } })],
    ['an event for nobody', changed(EVENTS, { authorizations: [null] })],
    ['a form that was closed', changed(FORMS, { type: 'view_closed' })],
  ])('%s', (_, payload) => {
    expect(isPayload(payload)).toBe(false);
  });
});
