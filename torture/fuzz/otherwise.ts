import { VIEW, type ViewId } from '../../src/blocks/ids.ts';
import type { Json } from 'slack-sandbox/json';
import { type NewId, NOT_CERTIFIED, WRONG_OWNER } from './payloads.ts';

/** What is typed into menus, and what is typed into a form otherwise than usual. */

/** The beginning of a name that is there, or of none. */
export const TYPED = ['', 'b', 'Consulting', 'BRIGHTWÄTER con', 'nobody', '%_\\ 🚀'];

/** Another account each time, since the same deal is not handed off twice. */
export const OTHERWISE: Partial<Record<ViewId, (newId: NewId) => Record<string, Json>>> = {
  [VIEW.decline]: () => WRONG_OWNER,
  [VIEW.savePartner]: () => NOT_CERTIFIED,
  [VIEW.sendFromHelp]: (newId) => ({ account: { type: 'plain_text_input', value: `Contoso ${newId()}` } }),
};

/** What is right for few handoffs at a time, and so would hardly ever come about by chance. */
export const RARE = [VIEW.returnCheck, VIEW.decline, VIEW.correct, VIEW.park, VIEW.tellPartner, VIEW.closeDeal];
