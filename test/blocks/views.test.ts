import { viewFault } from 'slack-sandbox/block-kit';
import { describe, expect, test } from 'vitest';
import { handoffModal } from '../../src/blocks/packet/handoff-modal.ts';
import { MENU, TYPED_FIELDS } from '../../src/blocks/ids.ts';
import { partnerModal } from '../../src/blocks/partner/partner-forms.ts';
import { PACKET_KEYS } from '../../src/core/packet/packet.ts';
import { MAX_CONTACTS, MAX_OFFERED, type Partner } from '../../src/core/partner/partner.ts';
import { savedPartner } from '../../src/core/partner/partner-form.ts';
import {
  brightwater,
  everyState,
  filled,
  fullestRegistry,
  HOSTILE_FILLINGS,
  longest,
  longestPartner,
  packetOf,
  shortest,
} from '../support/packets.ts';
import { unnoticedIn } from '../support/picture/changes.ts';
import { leftOver, page } from '../support/picture/page.ts';
import { viewPicture } from '../support/picture/picture.ts';
import { viewsOf } from './drawn-views.ts';
import { ALL_GROUPS, mendingForm, packetForm } from '../support/packet-form.ts';

/** What is looked at together. */
const PAGES = {
  packet: [
    'handoff-empty',
    'handoff-filled',
    'handoff-known',
    'handoff-opened',
    'handoff-wrong',
    'handoff-no-partners',
  ],
  mending: ['handoff-mend', 'handoff-mend-owner', 'handoff-mend-refused'],
  review: ['handoff-review', 'handoff-review-kept', 'handoff-review-weak', 'handoff-review-blocked'],
  sent: ['handoff-sent', 'handoff-sent-late', 'handoff-sent-answered', 'handoff-kept', 'handoff-kept-refused'],
  answers: ['accept', 'accept-late', 'decline', 'propose', 'not-possible'],
  questions: ['ask', 'ask-late', 'ask-other', 'answer'],
  intake: ['reroute', 'reroute-proposed', 'extend', 'extend-again', 'withdraw', 'reopen'],
  moves: ['move-changed', 'move-changed-late', 'move-did-not-happen', 'roles', 'partner-not-yet'],
  corrections: ['correct', 'correct-again'],
  credit: ['correct-credit', 'dispute-credit', 'keep-credit'],
  partners: [
    'partners-waiting',
    'partners-refused',
    'partners-none',
    'partners',
    'partners-seen',
    'partners-many',
    'partners-found',
    'partner-channel',
    'partner-new',
    'partner-new-nobody',
    'partner-new-of-many',
    'partner-new-nobody-of-many',
    'partner-edit',
    'partner-edit-paused',
    'partner-moves',
    'partner-role',
    'partner-asks',
  ],
};

describe('every view', () => {
  const views = viewsOf(packetOf(), [brightwater]);

  test.each(Object.entries(PAGES))('of the %s, as it is', { tags: 'thorough' }, async (name, titles) => {
    const looks = titles.map((title) => {
      expect(viewFault(views[title]), title).toBeNull();
      return { title, picture: viewPicture(views[title]) };
    });
    await expect(page(looks)).toMatchFileSnapshot(`./pictures/forms/${name}.txt`);
  });

  test('is on one of the pages, and cannot change without its picture changing', { tags: 'thorough' }, () => {
    expect(Object.values(PAGES).flat().toSorted()).toEqual(Object.keys(views).toSorted());
    expect(unnoticedIn(Object.values(views), viewPicture)).toEqual([]);
    const pages = [...Object.keys(PAGES), 'working-time', 'team-roles'];
    expect(leftOver(new URL('pictures/forms', import.meta.url), pages)).toEqual([]);
  });

  test('is one that Slack takes with the least that can be in it', () => {
    const least: Partner = { ...brightwater, name: 'x', contacts: [{ id: 'x', name: 'x', role: 'x', userId: null }] };
    for (const [name, view] of Object.entries(viewsOf(shortest, [least]))) expect(viewFault(view), name).toBeNull();
  });

  test.each(Object.entries(HOSTILE_FILLINGS))(
    'is one that Slack takes with everything at its longest, all %s',
    { tags: 'thorough' },
    (_, filling) => {
      const partners = fullestRegistry(filling);
      const packet = { ...longest(filling), partner: partners[0]?.id ?? '' };
      for (const [name, view] of Object.entries(viewsOf(packet, partners))) expect(viewFault(view), name).toBeNull();
    },
  );

  test('of a partner shows as many contacts as it may have', () => {
    const partner = longestPartner('Lena ', 'brightwater', MAX_CONTACTS);
    const typed = partner.contacts.map((contact) => ({ ...contact, role: 'Practice lead' }));
    expect(viewFault(partnerModal(savedPartner({ ...partner, contacts: typed }, [], false)))).toBeNull();
    const contacts = typed.map((contact, at) => ({ ...contact, userId: `U0LENA${at}` }));
    const found = Array.from({ length: MAX_OFFERED }, (_, at) => ({
      userId: `U0OTHER${at}`,
      name: filled('Lena ', 75),
      role: filled('Practice ', 75),
      zone: null,
    }));
    expect(viewFault(partnerModal(savedPartner({ ...partner, contacts }, found, false)))).toBeNull();
  });
});

describe('the form of a packet', () => {
  const { blocks } = handoffModal(packetForm({ partner: brightwater, opened: ALL_GROUPS }));
  const inputs = blocks.flatMap((block) => ('element' in block ? [block] : []));

  test('has one input for each field, under the field’s own name, once all are asked; the partner follows from its contact', () => {
    expect(inputs).toHaveLength(TYPED_FIELDS.length);
    expect(new Set(inputs.map(({ block_id: id }) => id))).toEqual(new Set(TYPED_FIELDS));
    expect(PACKET_KEYS.filter((key) => !inputs.some(({ block_id: id }) => id === key))).toEqual([MENU.partner]);
  });

  test('tells of every pause in typing, so that nothing typed is lost', () => {
    expect(inputs.filter(({ dispatch_action: isHeard }) => isHeard !== true)).toEqual([]);
  });

  test('asks thirteen fields, and the other fourteen only of who wants to change them', () => {
    const asked = handoffModal(packetForm()).blocks.filter((block) => 'element' in block);
    expect(asked).toHaveLength(13);
    expect(inputs).toHaveLength(27);
  });

  test('has contacts looked up under a name that something answers', () => {
    const menus = inputs.flatMap(({ element, block_id: id }) => (element.type === 'external_select' ? [id] : []));
    expect(menus).toEqual([MENU.contact]);
  });

  test('is one that Slack takes of a packet in which everything that may be empty is', () => {
    const { declined } = everyState({
      ...packetOf({ opportunity: null, window_reason: null }),
      conflict_note: '',
      account_ref: '',
    });
    expect(viewFault(handoffModal(mendingForm(declined, { ...brightwater, authorCertifies: false })))).toBeNull();
    const nothing = { conflict_note: '', opportunity: '', partner_touch_source: '' };
    expect(viewFault(handoffModal(packetForm({ typed: nothing })))).toBeNull();
  });

  test('keeps every id that travels through Slack to an id: no words, no state', () => {
    expect(handoffModal(mendingForm(everyState(packetOf()).declined, brightwater)).private_metadata).toBe('D1');
  });
});
