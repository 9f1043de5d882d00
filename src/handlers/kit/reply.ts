import type { RespondFn, ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView, WebClient } from '@slack/web-api';
import { type Message, page, refusalPage, rich, sentence } from '../../blocks/kit/kit.ts';
import { withNotice } from '../../blocks/kit/notice.ts';
import { refusalModal, waitingModal } from '../../blocks/partner/partner-forms.ts';
import { failureOf } from '../../slack/failures.ts';
import { sentenceFor } from './sentences.ts';

/**
 * What a person gets to see after their press was acknowledged. Nothing here throws: Slack can fail at each of these, and anybody can
 * close a window at any moment. What failed is logged, without a word or an address, and said in the next best way, where there is one.
 */
export type Reply = {
  /** Only the presser sees it. */
  say: (message: string | Message) => Promise<void>;
  open: (view: ModalView) => Promise<void>;
  /** Over the window in which they pressed. */
  push: (view: ModalView) => Promise<void>;
  /** A window at once, before anything is looked up; null when Slack did not open it, which they have been told. */
  wait: (title: string) => Promise<Waiting | null>;
  /** Draws an open window anew, after what they did was saved. `otherwise` is said when Slack does not show it. */
  update: (viewId: string, view: ModalView, otherwise?: string) => Promise<void>;
  /** The same, unless the window shows something else by now. https://docs.slack.dev/surfaces/modals#handling_race_conditions */
  updateAsItIs: (window: Pick<ViewOutput, 'id' | 'hash'>, view: ModalView, otherwise?: string) => Promise<void>;
};

/** `show` fills the window. What is said before that is said in it. */
export type Waiting = { show: (view: ModalView) => Promise<void> };

/** How a press can be answered. */
export type Pressed = {
  views: WebClient['views'];
  triggerId: string;
  /** The address that came with the press; null in a window, where there is none. */
  respond: RespondFn | null;
  /** The window in which they pressed; null in a message and for a command. */
  window: ViewOutput | null;
};

/** Called with each call that failed, and its code. */
export type OnFailure = (facts: { call: string; code: string }) => void;

export function createReply({ views, triggerId, respond, window }: Pressed, onFailure: OnFailure): Reply {
  const state: { waiting: { viewId: string; title: string } | null; isTriggerSpent: boolean } = {
    waiting: null,
    isTriggerSpent: false,
  };

  const attempt = async (call: string, work: () => Promise<unknown>): Promise<Outcome> => {
    try {
      await work();
      return { ok: true };
    } catch (error) {
      onFailure({ call, code: codeOf(error) });
      return { ok: false, error };
    }
  };

  const redraw = (viewId: string, view: () => ModalView, hash?: string) =>
    attempt('views.update', () => views.update({ view_id: viewId, view: view(), ...(hash ? { hash } : {}) }));
  /** A trigger opens one window: a second try with the same one fails for sure. https://docs.slack.dev/surfaces/modals */
  const spend = (call: 'open' | 'push', view: ModalView) => {
    state.isTriggerSpent = true;
    return attempt(`views.${call}`, () => views[call]({ trigger_id: triggerId, view }));
  };
  const answer = (address: RespondFn, message: Said) =>
    attempt('respond', async () => {
      await mustBeTaken(await address({ response_type: 'ephemeral', replace_original: false, ...message }));
    });

  const say = async (message: string | Message): Promise<void> => {
    const { waiting } = state;
    const full: Said = typeof message === 'string' ? { text: message } : message;
    const { text } = full;
    if (waiting && (await redraw(waiting.viewId, () => refusalModal(text, waiting.title))).ok) return;
    if (respond && (await answer(respond, full)).ok) return;
    if (!state.isTriggerSpent && (await spend(...inOwnWindow(full, window))).ok) return;
    if (window) await redraw(window.id, () => withNotice(window, text));
  };

  /** Whoever has closed the window waits for nothing. */
  const sayUnlessClosed = async (outcome: Outcome, words: (error: unknown) => string): Promise<void> => {
    if (!outcome.ok && !CLOSED.has(codeOf(outcome.error))) await say(words(outcome.error));
  };

  return {
    say,

    async open(view) {
      await sayUnlessClosed(await spend('open', view), sentenceFor);
    },

    async push(view) {
      await sayUnlessClosed(await spend('push', view), sentenceFor);
    },

    async wait(title) {
      state.isTriggerSpent = true;
      // Slack opens a window over the one in which they pressed only as one more of its stack.
      const call = window ? 'push' : 'open';
      const opened = await attempt(`views.${call}`, async () => {
        const { view } = await views[call]({ trigger_id: triggerId, view: waitingModal(title) });
        state.waiting = { viewId: view?.id ?? '', title };
      });
      await sayUnlessClosed(opened, sentenceFor);
      const { waiting } = state;
      if (!waiting) return null;
      return {
        async show(view) {
          await sayUnlessClosed(await redraw(waiting.viewId, () => view), sentenceFor);
          state.waiting = null;
        },
      };
    },

    async update(viewId, view, otherwise = NOT_SHOWN) {
      await sayUnlessClosed(await redraw(viewId, () => view), () => otherwise);
    },

    async updateAsItIs({ id, hash }, view, otherwise = NOT_SHOWN) {
      await sayUnlessClosed(await redraw(id, () => view, hash), () => otherwise);
    },
  };
}

/** Over the window in which somebody pressed it is a refusal; elsewhere whatever could not be said where they are. */
function inOwnWindow({ text, blocks }: Said, over: ViewOutput | null): ['open' | 'push', ModalView] {
  return over ? ['push', refusalPage(text)] : ['open', page('Handoff', blocks ?? [rich(sentence(text))])];
}

/** A sentence alone, or a message. */
type Said = { text: string; blocks?: KnownBlock[] };

type Outcome = { ok: true } | { ok: false; error: unknown };

const NOT_SHOWN = 'It is done, but Slack did not show it here. Close this window and open it again.';
/** https://docs.slack.dev/reference/methods/views.update */
const CLOSED = new Set(['not_found', 'view_not_found', 'hash_conflict']);

/** The address of a press answers 200 also when Slack refuses; its body says so then. */
async function mustBeTaken(response: Awaited<ReturnType<RespondFn>>): Promise<void> {
  if (/"ok"\s*:\s*false/.test(await response.text())) throw new NotTaken();
}

class NotTaken extends Error {
  override name = 'NotTaken';
}

function codeOf(error: unknown): string {
  const failure = failureOf(error);
  if (failure) return failure.kind === 'rate_limited' ? failure.kind : failure.code;
  return error instanceof Error ? error.name : 'unknown';
}
