import type { ModalView, RichTextElement } from '@slack/web-api';
import type { FormGuard } from '../../blocks/ids.ts';
import { shownIn } from '../../blocks/kit/kit.ts';
import { askedAgain, type FormNow, mergedWith, type Parts } from '../../blocks/kit/merged-form.ts';
import { shownAnew } from '../../blocks/kit/shown-anew.ts';
import { Conflict } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import type { HandlerDeps } from './deps.ts';
import type { ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

/**
 * A form stays open for minutes, and on two devices of one person. How each kind of them (`FORM_GUARDS` in `blocks/ids.ts`) is kept from
 * undoing, without a word, what was saved since it was drawn.
 */

export type FormListener<Guard extends FormGuard> = { guard: Guard; listen: (args: ViewArgs) => Promise<void> };

const guardedAs =
  <Guard extends FormGuard>(guard: Guard) =>
  (listen: FormListener<Guard>['listen']): FormListener<Guard> => ({ guard, listen });

/** It adds something, and replaces nothing of anybody else's. */
export const adds = guardedAs('adds');
/** Its rule refuses it as soon as somebody else has done it. */
export const doneOnce = guardedAs('done_once');
/** Its service keeps each field as it was typed last. */
export const asTyped = guardedAs('as_typed');

type Editing<Stored> = {
  /** What is stored now. Throws unless this presser may change it. */
  stored: (by: Presser, id: string) => Promise<Stored>;
  /** The form as it would open now. */
  draw: (stored: Stored, sent: ViewArgs['view']) => ModalView;
  parts?: Parts;
  whoChanged: (key: string, stored: Stored, by: Presser) => Promise<FieldChange | null>;
  /** Saves what the form holds; throws Conflict when what is stored is not that any more. */
  save: (form: FormNow, stored: Stored, args: ViewArgs) => Promise<void>;
};

/** Of two that are saved at the same moment the second one is put onto what the first has saved. */
const TRIES = 3;

/** It shows what is stored, to be changed: what was changed in it is put onto what is stored now, field by field. */
export function merged<Stored>(
  { requests }: Pick<HandlerDeps, 'requests'>,
  { stored, draw, parts = {}, whoChanged, save }: Editing<Stored>,
): FormListener<'merged'> {
  const attempt = async (args: ViewArgs, tries: number): Promise<void> => {
    const { ack, body, view } = args;
    const by = presserOf(body);
    await requests.mustBeNew(by);
    const now = await stored(by, view.private_metadata);
    const { form, contested } = mergedWith(view, draw(now, view), parts);
    if (contested.length > 0) {
      const changes = await Promise.all(
        contested.map(async ({ key }) => [key, await whoChanged(key, now, by)] as const),
      );
      const said = { changes: new Map(changes), reader: by.userId };
      return ack({ response_action: 'update', view: askedAgain(view, contested, said) });
    }
    try {
      await save(form, now, args);
    } catch (error) {
      if (!(error instanceof Conflict) || tries === 1) throw error;
      await attempt(args, tries - 1);
    }
  };
  return { guard: 'merged', listen: (args) => attempt(args, TRIES) };
}

/** The form shows something that is not so any more. */
class ShownOtherwise extends Error {
  override name = 'ShownOtherwise';
  readonly now: ModalView;
  readonly whatHappened: RichTextElement[];

  constructor(now: ModalView, whatHappened: RichTextElement[]) {
    super('The form shows something that is not so any more.');
    this.now = now;
    this.whatHappened = whatHappened;
  }
}

/** Throws unless the form has shown what `now` shows. */
export type MustShow = (now: ModalView, whatHappened?: RichTextElement[]) => void;

/** It decides about what it shows: once that is something else it is drawn again, and nothing is saved before they have seen it. */
export function asShown(listen: (args: ViewArgs, mustShow: MustShow) => Promise<void>): FormListener<'as_shown'> {
  return {
    guard: 'as_shown',
    async listen(args) {
      const shown = shownIn(args.view);
      const mustShow: MustShow = (now, whatHappened = []) => {
        if (shown !== null && shown !== shownIn(now)) throw new ShownOtherwise(now, whatHappened);
      };
      try {
        await listen(args, mustShow);
      } catch (error) {
        if (!(error instanceof ShownOtherwise)) throw error;
        const { now, whatHappened } = error;
        await args.ack({ response_action: 'update', view: shownAnew(args.view, now, whatHappened) });
      }
    },
  };
}
