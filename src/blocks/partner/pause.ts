import type { KnownBlock, RichTextElement } from '@slack/web-api';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { ownerOf } from '../../core/handoff/stages.ts';
import type { Pause } from '../../core/partner/telling.ts';
import { momentWords } from '../kit/dates.ts';
import { bold, moment, person, rich, words } from '../kit/kit.ts';

/** That nothing is posted to a partner, for our own people. */
export function pausedWords({ name }: Pick<Partner, 'name'>, { since, by }: Pause): RichTextElement[] {
  return [
    bold(`${name} is paused: nothing is posted to them.`),
    words(' By '),
    person(by),
    words(', '),
    moment(since, momentWords(since, 'Etc/UTC')),
    words('.'),
  ];
}

/** A line of an open handoff's card; none while the partner is posted to. What is closed is changed no more, so it would stay there. */
export function pausedLine(partner: Partner, handoff: Handoff): KnownBlock[] {
  // Nobody owns what is closed.
  const isClosed = ownerOf(handoff, handoff.author) === null;
  return partner.paused === null || isClosed ? [] : [rich(pausedWords(partner, partner.paused))];
}
