import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { FormGroup } from '../../core/packet/packet-field.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { ACTION, type ActionId } from '../ids.ts';
import { actions, bold, button, header, person, rich, words, wordsWithLinks } from '../kit/kit.ts';
import { counted } from '../kit/words.ts';

/** What a packet says that its author did not type: a line for each group of fields, and the button that asks for them. */

/** `whole`: all of it as it would be sent now. */
type Following = { draft: PacketDraft; whole: PacketInput; partner: Partner | null; now: EpochMs };

const CHANGE: Record<FormGroup, { action: ActionId; words: string }> = {
  touch: { action: ACTION.changeTouch, words: 'Change touch or opportunity…' },
  days: { action: ACTION.changeDays, words: 'Change days…' },
  rest: { action: ACTION.changeRest, words: 'Change the rest…' },
};

/** By the words of its button. */
export const changeWords = (group: FormGroup): string => CHANGE[group].words;

/** Of the groups that the form does not ask. */
export function whatFollows(form: Following, closed: readonly FormGroup[]): KnownBlock[] {
  if (closed.length === 0) return [];
  return [
    header('What follows from that'),
    rich(...closed.map((group) => LINES[group](form))),
    actions(...closed.map((group) => button(CHANGE[group].words, CHANGE[group].action, form.draft.id))),
  ];
}

/** A form holds what was typed: text, or nothing yet. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const LINES: Record<FormGroup, (form: Following) => RichTextElement[]> = {
  touch: ({ whole, now, draft: { typed } }) => {
    const { partner_touch_on: touch, opportunity, opportunity_created_on: created } = whole;
    const seen = typed.partner_touch_source ?? null;
    const where =
      text(seen) === ''
        ? [words(', seen at the first link of your evidence')]
        : [words(', seen at '), ...wordsWithLinks(text(seen))];
    const since = created === null ? '' : `, created ${dayWords(text(created), now)}`;
    const deal = text(opportunity) === '' ? [words('none yet')] : [...wordsWithLinks(text(opportunity)), words(since)];
    return [
      bold('Touch: '),
      words(dayWords(text(touch), now)),
      ...where,
      words('. '),
      bold('Opportunity: '),
      ...deal,
      words('.'),
    ];
  },
  days: ({ whole, now }) => [
    bold('Your account executive moves by '),
    words(dayWords(text(whole.seller_move_by), now)),
    words(', the partner by '),
    words(dayWords(text(whole.partner_move_by), now)),
    words(`; the answer is due within ${counted(Number(whole.window_days), 'business day')}.`),
  ],
  rest: (form) => {
    const { questions_to: answers, conflict_note: note } = form.whole;
    const conflicts = text(note) === '' ? 'nothing noted; the alliances owner checks.' : text(note);
    return [
      ...partnerWords(form),
      bold('Questions go to '),
      person(text(answers)),
      words('. '),
      bold('Conflicts: '),
      words(conflicts),
    ];
  },
};

/** For whom the contact acts, and as what; nothing while none is chosen. */
export function partnerWords({ whole: { partner_contact_role: role }, partner }: Following): RichTextElement[] {
  if (partner === null) return [];
  return [bold('Partner: '), words(`${partner.name}${role === null ? '' : `, ${text(role)}`}. `)];
}
