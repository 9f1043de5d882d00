import type { ActResult } from '../acts.ts';
import type { Json } from '../json.ts';
import { buttonNamed, buttonTexts, fieldNamed } from './fields.ts';
import { choose, type Hands, operate } from './hands.ts';
import type { Typed } from './typed-value.ts';
import { visibleText } from './visible-text.ts';

/** The app's Home tab as one person sees it; always as it is now. */
export type Home = {
  text: string;
  buttons: string[];
  blocks: Json[];
  press: (buttonText: string) => Promise<ActResult>;
  choose: (option: string) => Promise<ActResult>;
  /** A field by its label: on a Home tab nothing is submitted, the app hears of each change that it asked for. */
  fill: (label: string, typed: Typed) => Promise<ActResult>;
};

export function createHome(hands: Hands): Home {
  const { workspace, views } = hands.services;
  const blocks = () => views.home(hands.personId)?.blocks ?? [];
  const on = { home: true } as const;
  return {
    get text() {
      return visibleText(workspace, blocks(), views.home(hands.personId)?.values);
    },
    get buttons() {
      return buttonTexts(blocks());
    },
    get blocks() {
      return blocks();
    },
    press: async (text) => operate(hands, on, buttonNamed(workspace, blocks(), text)),
    choose: async (option) => choose(hands, on, blocks(), option),
    fill: async (label, typed) => operate(hands, on, fieldNamed(workspace, blocks(), label), typed),
  };
}
