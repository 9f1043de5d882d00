import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';

/** What counts as accepted or declined, and by when. */
export function acceptanceCriteria({ packet, agreedWindow }: PacketFacts): Finding {
  const { window_days: days } = packet;
  if (typeof days !== 'number') return missing('No window.', 'Say in how many business days they answer.');
  if (agreedWindow === null)
    return weak(
      'A window, and no working agreement in force.',
      'agree with sales on what acceptance means: renegotiate the rule.',
    );
  if (days !== agreedWindow)
    return weak('Another window than the agreed one.', `the agreed window is ${agreedWindow}.`);
  return strong('The agreed window.');
}
