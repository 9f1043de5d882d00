import type { HandoffForm } from '../../src/blocks/handoff-modal.ts';
import { fillIn } from '../../src/core/filling.ts';
import type { Handoff } from '../../src/core/handoff.ts';
import type { HelpRequest } from '../../src/core/help-request.ts';
import { FROM_NOTHING, startDraft, type Typed, typedAgain, typedFromHelp } from '../../src/core/packet-draft.ts';
import { FORM_GROUPS, type FormGroup } from '../../src/core/packet-field.ts';
import type { Partner } from '../../src/core/partner.ts';
import { packetToMend } from '../../src/core/sending.ts';
import { CALENDAR, maya, NOW } from './packets.ts';

/** A packet's form as its service makes it, for tests that need no Slack. */

export const ALL_GROUPS = Object.keys(FORM_GROUPS) as FormGroup[];

type Options = { typed?: Typed; partner?: Partner | null; opened?: readonly FormGroup[]; madeOf?: HelpRequest | null };

export function packetForm({ typed = {}, partner = null, opened = [], madeOf = null }: Options = {}): HandoffForm {
  const origin = { ...FROM_NOTHING, typed: madeOf ? typedFromHelp(madeOf) : typed };
  const draft = startDraft('D1', maya, origin, NOW);
  const known = { partner, author: maya.userId, usualWindow: 3, calendar: CALENDAR, startedAt: NOW, now: NOW };
  return {
    draft,
    whole: fillIn(draft.typed, known),
    partner,
    previous: null,
    madeOf,
    opened: new Set(opened),
    now: NOW,
  };
}

/** The form in which this one is mended. */
export function mendingForm(previous: Handoff, partner: Partner): HandoffForm {
  const typed = typedAgain(packetToMend(previous), partner.contacts[0]?.id ?? null, NOW);
  return { ...packetForm({ typed, partner }), previous };
}
