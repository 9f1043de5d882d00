import { describe, expect, test } from 'vitest';
import { aeCard } from '../../src/blocks/handoff/ae-card.ts';
import { handoffModal } from '../../src/blocks/packet/handoff-modal.ts';
import { TYPED_FIELDS } from '../../src/blocks/ids.ts';
import { conversationOf } from '../../src/core/notices/conversations.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../../src/core/packet/packet.ts';
import { FORM_PARTS } from '../../src/core/packet/packet-field.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { packetForm } from '../support/packet-form.ts';
import { brightwater, packetOf, sending, TIME } from '../support/packets.ts';

/** A field that is declared is asked for in the form and shown to the account executive: none can be forgotten in either. */

type Change = { packet: Partial<Packet>; partnerName?: string };
type Canary = Change & { shows: string };

const WORDS = 'Canary';
/** A Thursday that is nobody's day yet. */
const DAY = '2027-01-14';
const DAY_SHOWN = 'Thu 14 Jan 2027';
const PERSON = 'U0CANARY';

/** A value that stands in this field alone, and what shows that it is there. */
function canaryOf(key: PacketKey): Canary {
  const { input } = fieldOf(key);
  switch (input.as) {
    case 'text':
    case 'account':
    case 'contact':
      return { packet: { [key]: WORDS }, shows: WORDS };
    case 'day':
      return { packet: { [key]: DAY }, shows: DAY_SHOWN };
    case 'person':
      return { packet: { [key]: PERSON }, shows: PERSON };
    case 'partner':
      return { packet: { [key]: 'canary' }, partnerName: WORDS, shows: WORDS };
    case 'choice':
      return choiceCanary(key, input.options);
    case 'number':
      // The deadline that follows from it: five business days from the Tuesday on which it is sent.
      return { packet: { [key]: 5 }, shows: 'Tue 1 Dec' };
    case 'tick':
      throw new Error(`${key} is ticked in every packet.`);
    default:
      return input satisfies never;
  }
}

/** The last choice, as "(cold)" beside what it is about. */
function choiceCanary(key: PacketKey, options: Record<string, string>): Canary {
  const [choice = '', words = ''] = Object.entries(options).at(-1) ?? [];
  return { packet: { [key]: choice }, shows: `(${words.split(':')[0]?.toLowerCase()})` };
}

/** The handoff as it lands, and the card of whom it is for. */
function landed({ packet: changes, partnerName = brightwater.name }: Change) {
  const packet = packetOf(changes);
  const { next: handoff, notices } = send(sending(packet, TIME));
  const card = aeCard(handoff, { ...brightwater, id: packet.partner, name: partnerName }, packet.ae, {
    history: [],
    intakeOwner: 'U0IRIS',
  });
  return { handoff, notices, card };
}

function blocksOf(change: Change): string {
  return JSON.stringify(landed(change).card?.blocks);
}

const isTick = (key: PacketKey) => fieldOf(key).input.as === 'tick';
const isReader = (key: PacketKey) => fieldOf(key).card === 'reader';

describe('the account executive’s card', () => {
  test.each(PACKET_KEYS.filter((key) => !isTick(key) && !isReader(key)))('shows %s', (key) => {
    const { shows, ...canary } = canaryOf(key);
    expect(blocksOf({ packet: {} })).not.toContain(shows);
    expect(blocksOf(canary)).toContain(shows);
  });

  // No packet lacks them, so what they say stands on every card.
  test.each<[PacketKey, string]>([
    ['partner_agreed', ', agreed in writing)'],
    ['conflict_checked', 'Risk and channel conflict (checked by its author): '],
  ])('shows %s as “%s”', (key, words) => {
    expect(isTick(key)).toBe(true);
    expect(blocksOf({ packet: {} })).toContain(words);
  });

  test('says so of every box that is ticked', () => {
    expect(PACKET_KEYS.filter(isTick)).toEqual(['partner_agreed', 'conflict_checked']);
  });

  test('goes to the account executive whom the packet names, and to nobody else', () => {
    expect(PACKET_KEYS.filter(isReader)).toEqual(['ae']);
    const { handoff, notices, card } = landed({ packet: { ae: PERSON } });
    const cards = notices.filter(({ kind }) => kind === 'ae_card');
    const backstops = { intakeOwner: 'U0IRIS', escalationContact: 'U0ESME', alliancesOwner: 'U0ALEX' };
    expect(cards.map((notice) => conversationOf(notice, handoff, backstops))).toEqual([
      { to: 'person', userId: PERSON },
    ]);
    expect(JSON.stringify(card?.blocks)).toContain('"type":"actions"');
    expect(
      JSON.stringify(aeCard(handoff, brightwater, 'U0SAM', { history: [], intakeOwner: 'U0IRIS' })?.blocks),
    ).not.toContain('"type":"actions"');
  });

  test.each<[PacketKey, string]>([
    ['account', 'header'],
    ['partner', 'header'],
    ['window_days', 'rich_text'],
  ])('has %s in its first %s, before the packet', (key, type) => {
    const { shows, ...canary } = canaryOf(key);
    const first = landed(canary).card?.blocks.find((block) => block.type === type);
    expect(JSON.stringify(first)).toContain(shows);
  });

  test('has nothing in place of an opportunity that there is not', () => {
    const blocks = blocksOf({ packet: { opportunity: null, opportunity_created_on: null } });
    expect(blocks).toContain('None yet');
    expect(blocks).not.toContain(', created ');
  });
});

describe('the form', () => {
  const { blocks } = handoffModal(packetForm({ partner: brightwater }));

  const titleIn = (block: (typeof blocks)[number]) =>
    block.type === 'header' && 'text' in block ? block.text?.text : undefined;

  /** The labels under each title, in the order in which people see them. */
  function partsSeen(): [string, string, string][] {
    let title = '';
    return blocks.flatMap((block): [string, string, string][] => {
      title = titleIn(block) ?? title;
      return 'element' in block ? [[title, block.block_id ?? '', block.label.text]] : [];
    });
  }

  const always = TYPED_FIELDS.filter((key) => fieldOf(key).group === undefined);

  test.each(always)('asks for %s under its label, in its part', (key) => {
    const { part, label } = fieldOf(key);
    expect(partsSeen().filter(([, id]) => id === key)).toEqual([[FORM_PARTS[part], key, label]]);
  });

  test('asks part by part, and within a part in the order in which the fields are declared', () => {
    const declared = Object.keys(FORM_PARTS).flatMap((part) => always.filter((key) => fieldOf(key).part === part));
    const isCertified = (key: string) => fieldOf(key as PacketKey).group === 'rest';
    expect(partsSeen().flatMap(([, key]) => (isCertified(key) ? [] : [key]))).toEqual(declared);
  });

  test.each(TYPED_FIELDS.filter((key) => fieldOf(key).group !== undefined))(
    'asks for %s once its group is opened',
    (key) => {
      const { label, group } = fieldOf(key);
      const view = handoffModal(packetForm({ partner: brightwater, opened: group ? [group] : [] }));
      const labels = view.blocks.flatMap((block) => ('element' in block ? [block.label.text] : []));
      expect(labels.filter((one) => one === label)).toHaveLength(1);
    },
  );
});
