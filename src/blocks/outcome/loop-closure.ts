import type { KnownBlock } from '@slack/web-api';
import { INTAKE_WINDOW_DAYS } from '../../core/packet/draft-clock.ts';
import type { LoopClosure } from '../../core/outcome/figures.ts';
import { bold, rich, words } from '../kit/kit.ts';
import { counted } from '../kit/words.ts';

/** "Loop closure of the last 40 closed: 38 partners told within a business day." Nothing while none is closed. */
export function figureBlocks(figures: LoopClosure | null): KnownBlock[] {
  if (!figures || figures.closed === 0) return [];
  const { closed, told, corrected, disputed, promises, intake } = figures;
  const days = `Days promised to partners: ${promises.made}, ${promises.kept} kept, ${promises.broken} missed.`;
  const deals = closed === 1 ? 'closed deal' : counted(closed, 'closed deal');
  const line = `The last ${deals}: ${told} told to the partner within a business day. ${days}`;
  const credit = `Of the last ${deals}, ${corrected} corrected and ${disputed} disputed.`;
  return [
    rich(
      [bold('Loop closure. '), words(line)],
      [bold('Credit. '), words(credit)],
      ...(intake.sent === 0 ? [] : [[bold('Intake. '), words(intakeWords(intake))]]),
    ),
  ];
}

/** "Touch to sent: median 3 business days; 8 of 10 within 5." */
function intakeWords({ sent, medianDays, within }: LoopClosure['intake']): string {
  return `Touch to sent: median ${counted(medianDays, 'business day')}; ${within} of ${sent} within ${INTAKE_WINDOW_DAYS}.`;
}
