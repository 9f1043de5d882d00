import { expect, test } from 'vitest';
import { proposeContactModal, readProposal, readProposalOf } from '../../src/blocks/packet/contact-proposal.ts';
import { partnersModal } from '../../src/blocks/partner/partner-forms.ts';
import { brightwater, HOSTILE_FILLINGS, longestPartner } from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';
import { proposalLooks, proposalMessage, proposalNotices, proposing } from './drawn-proposals.ts';
import { faultOf } from './fault.ts';
import { draftContext } from './drawn-drafts.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';

/** What is said of a contact whom an author proposes: to whoever confirms them, and to the author. */

test.each(proposalNotices.map((notice) => [notice.kind, notice] as const))(
  '%s, in every state',
  async (kind, notice) => {
    const pictures = Object.entries(proposalLooks()).map(([title, draft]) => {
      const message = proposalMessage(notice, draft);
      if (message) expect(faultOf(message), title).toBeNull();
      return { title, picture: message ? messagePicture(message) : null };
    });
    await expect(page(pictures)).toMatchFileSnapshot(`./pictures/proposals/${kind}.txt`);
  },
);

test('whoever confirms them reads nothing of the packet', () => {
  for (const draft of Object.values(proposalLooks())) {
    const [asked] = proposalNotices;
    const message = asked && proposalMessage(asked, draft);
    expect(JSON.stringify(message)).not.toContain('Fabrikam');
  }
});

test('the form, and the list of partners for an administrator', async () => {
  const draft = proposing();
  const { proposal } = draft;
  const list = { count: 1, first: [brightwater] };
  const waiting = proposal ? [{ draft, partner: brightwater, proposal }] : [];
  const form = proposeContactModal(
    draft,
    { partner: brightwater, found: { userId: 'U0OMAR', name: 'Omar Haddad', role: 'Consultant' } },
    new Set(),
  );
  const pictures = {
    'the form, begun with a message of theirs': form,
    'the list': partnersModal(list, true, waiting),
    'the list, of who only sees it': partnersModal(list, false, waiting),
  };
  const all = Object.entries(pictures).map(([title, view]) => ({ title, picture: viewPicture(view) }));
  await expect(page(all)).toMatchFileSnapshot('./pictures/proposals/forms.txt');
});

test.each(Object.entries(HOSTILE_FILLINGS))('Slack takes what is said of a contact of nothing but %s', (_, filling) => {
  const partner = { ...longestPartner(filling), id: brightwater.id };
  const name = partner.contacts[0]?.name ?? '';
  for (const draft of Object.values(proposalLooks({ name, role: name }))) {
    for (const notice of proposalNotices) {
      const message = drawNotice(notice, { ...draftContext(draft), proposedFor: partner });
      if (message) expect(faultOf(message)).toBeNull();
    }
  }
});

test('who they are in Slack is known only as long as their name and their partner are those that stood there', () => {
  const found = { userId: 'U0OMAR', name: 'Omar Haddad', role: 'Consultant' };
  const view = proposeContactModal(proposing(), { partner: brightwater, found }, new Set(['days']));
  const metadata = { private_metadata: view.private_metadata ?? '' };
  const sent = (name: string, partner = brightwater.id) => {
    const values = {
      name: { value: { type: 'plain_text_input', value: name } },
      partner: { value: { type: 'external_select', selected_option: { value: partner } } },
    };
    return readProposal({ ...view, ...metadata, state: { values } });
  };
  expect(sent('Omar Haddad').userId).toBe('U0OMAR');
  expect(sent('Omar Haddad jr').userId).toBeNull();
  expect(sent('Omar Haddad', 'ferrous').userId).toBeNull();
  expect(readProposalOf(metadata)).toEqual({ draft: 'D1', opened: new Set(['days']) });
});
