import type { Packet } from '../../../../src/core/packet.ts';

/**
 * A packet as somebody could have written it, with what a person says of each component by the table of components: 2 strong, 1 weak, 0 missing.
 * What it does not say is as in the usual base.
 */
export type Written = {
  name: string;
  packet: Partial<Packet>;
  facts?: Partial<FactsOf>;
  /** One mark for each component, in their order: account, partner, path, problem, offer, next action, owner, acceptance, proof. */
  labels: string;
};

/** What the bot knows beside the packet, as far as a packet of the corpus differs in it. */
type FactsOf = {
  isOnPriorityList: boolean;
  ownsOpenOpportunity: boolean;
  isAccountOwner: boolean | null;
  partnerName: string;
  partnerDoes: string | null;
  areAeAndQuestionsThere: { ae: boolean | null; questions: boolean | null };
  agreedWindow: number | null;
};
