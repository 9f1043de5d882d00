import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';

/** A member's id in Slack; an alias and a group have others. */
const MEMBER = /^[UW][A-Z0-9]+$/i;

/** Who runs the next move, and whom they ask. */
export function owner({ packet, areAeAndQuestionsThere: there }: PacketFacts): Finding {
  const { ae, questions_to: questions } = packet;
  if (!isMember(ae))
    return missing('No one account executive is named.', 'Choose one person: nobody accepts for an alias.');
  if (!isMember(questions)) return missing('Nobody answers questions.', 'Choose the person whom they can ask.');
  if (ae === questions) return weak('Their questions would go to themselves.', 'who else can answer questions?');
  if (there.ae === false)
    return weak('The account executive is away during the window.', 'wait, or choose who covers for them.');
  if (there.questions === false)
    return weak('Who answers questions is away during the window.', 'who is there to answer them?');
  return strong('One name each for the move and for questions.');
}

function isMember(id: string | null | undefined): boolean {
  return typeof id === 'string' && MEMBER.test(id);
}
