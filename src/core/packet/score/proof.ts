import { besideLinks, linksIn } from '../../kernel/text.ts';
import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';
import { said, without } from './said.ts';
import { anyOf, EMPTY_PHRASES } from './vocabulary.ts';

/** Why this partner, and what the customer said. */
const CLAIMS = 2;
const NO_WORD_ON_IT = anyOf(
  'link, links, source, sources, see, here, doc, docs, url, evidence, proof, and, also, more',
);

/** Sources, signals, prior wins: what can be checked in five minutes. */
export function proof({ packet }: PacketFacts): Finding {
  // A link typed in capitals leads to the same place.
  const text = (packet.evidence ?? '').toLowerCase();
  const links = linksIn(text);
  if (links.length === 0) return missing('No source.', 'Add the link that lets them check it.');
  if (wordsBesideLinks(text) < links.length)
    return weak('A link without a word on what it proves.', 'what does each link prove?');
  if (new Set(links).size < CLAIMS)
    return weak('One source.', 'a source each for what the customer said and for why this partner matters.');
  return strong('A source for each claim, with what it proves.');
}

/** How many of the texts before, between and behind the links say something. */
function wordsBesideLinks(text: string): number {
  const saysMore = (part: string) => without({ words: without(said(part), EMPTY_PHRASES) }, NO_WORD_ON_IT) !== '';
  return besideLinks(text).filter(saysMore).length;
}
