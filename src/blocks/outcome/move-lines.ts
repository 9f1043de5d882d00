import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { hasReplacedMove, type InWork, type TakenUp } from '../../core/handoff/handoff.ts';
import { type MoveState, partnerMoveState, sellerMoveState } from '../../core/outcome/moves.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { ended } from '../../core/outcome/taken-up.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayOf } from '../../core/time/calendar.ts';
import { dayWords } from '../../core/time/day-words.ts';
import type { Day, EpochMs } from '../../core/time/instant.ts';
import { ACTION } from '../ids.ts';
import { rolesLine } from './joint-roles.ts';
import { actions, bold, button, person, words } from '../kit/kit.ts';

/** The whole words stand in the packet. */
const LONGEST = 80;

/** Both moves after acceptance, as the cards of our own people and the status of a handoff show them. */

/** Each move with its day and how far it is, that the introduction is made, and who leads what. */
export function moveLines(agreed: TakenUp, partner: Pick<Partner, 'name'> | null): RichTextElement[][] {
  return [
    ...sellerLines(agreed),
    ...partnerLines(agreed, partner?.name ?? 'The partner'),
    ...introduction(agreed),
    roles(agreed, partner?.name ?? 'the partner'),
  ];
}

function sellerLines(agreed: TakenUp): RichTextElement[][] {
  const label = hasReplacedMove(agreed) ? 'Next move, in place of the suggested one: ' : 'Next move, as suggested: ';
  const { sellerDoneAt, sellerFailure } = agreed.moves;
  const why = whileOpen(agreed, 'Why it did not happen: ', sellerFailure);
  const state = { state: sellerMoveState(agreed), doneAt: sellerDoneAt };
  return [[bold(label), words(agreed.agreedMove)], dueLine(agreed, agreed.agreedMoveBy, state), ...why];
}

function partnerLines(agreed: TakenUp, name: string): RichTextElement[][] {
  const { partnerDueOn, partnerSaid, partnerDoneAt } = agreed.moves;
  const said = whileOpen(agreed, 'They said: ', partnerSaid);
  const state = { state: partnerMoveState(agreed), doneAt: partnerDoneAt };
  const due = dueLine(agreed, partnerDueOn, state);
  return [[bold(`${name}’s move: `), words(cut(agreed.packet.partner_move, LONGEST))], due, ...said];
}

/** Once it has ended, how it ended is told in its place. */
function whileOpen(agreed: TakenUp, title: string, text: string | null): RichTextElement[][] {
  return text === null || ended(agreed) !== null ? [] : [[bold(title), words(text)]];
}

type State = { state: MoveState; doneAt: EpochMs | null };

function dueLine({ createdAt, window }: TakenUp, day: Day, { state, doneAt }: State): RichTextElement[] {
  const by = [bold('By: '), words(dayWords(day, createdAt))];
  switch (state) {
    case 'open':
      return by;
    case 'slipped':
      return [...by, bold('  ·  slipped: two business days over, and not a word')];
    case 'did_not_happen':
      return [...by, bold('  ·  did not happen')];
    case 'done':
      return [
        ...by,
        bold(`  ·  done${doneAt === null ? '' : ` ${dayWords(dayOf(window.aeZone, doneAt), createdAt)}`}`),
      ];
    default:
      return state satisfies never;
  }
}

function introduction({ moves: { introducedAt }, window, createdAt }: TakenUp): RichTextElement[][] {
  if (introducedAt === null) return [];
  return [[bold('Introduction: '), words(`made ${dayWords(dayOf(window.aeZone, introducedAt), createdAt)}`)]];
}

function roles({ packet, moves }: TakenUp, partnerName: string): RichTextElement[] {
  const partner = { name: words(partnerName), verb: 'leads' } as const;
  return rolesLine(moves, { name: person(packet.ae), verb: 'leads' }, partner);
}

/** What the account executive can say about it; nothing once all is said. */
export function moveButtons({ id, moves }: InWork): KnownBlock[] {
  const buttons = [
    ...(moves.sellerDoneAt === null ? sellerButtons(id) : []),
    ...(moves.introducedAt === null ? [button('Introduction made', ACTION.introduced, id)] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}

export function sellerButtons(id: string) {
  return [
    button('Done', ACTION.moveDone, id, 'primary'),
    button('Changed…', ACTION.moveChanged, id),
    button('Did not happen…', ACTION.moveDidNotHappen, id),
  ];
}
