import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { rich, sentence } from './kit.ts';

/** No field of any form has this key. */
const NOTICE = 'notice';

/** A window as it is, with a sentence at its top. What was typed into it stays, because its fields keep their keys. `why` may hold mentions. */
export function withNotice(view: ViewOutput, why: string): ModalView {
  const blocks = view.blocks.filter(({ block_id: key }) => key !== NOTICE);
  return redrawn(view, [{ ...rich(sentence(why)), block_id: NOTICE }, ...blocks]);
}

/** An open window with other blocks. */
export function redrawn(view: ViewOutput, blocks: ModalView['blocks']): ModalView {
  const { callback_id, private_metadata, title, submit, close } = view;
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title,
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
    blocks,
  };
}
