import { AGREEMENT_NOTICES } from '../agreement/agreement-notices.ts';
import { CHECK_NOTICES } from '../conflict-check/check-notices.ts';
import { CREDIT_NOTICES } from '../credit/credit-notices.ts';
import { HANDOFF_NOTICES } from '../handoff/handoff-notices.ts';
import { HELP_NOTICES } from '../help-request/help-notices.ts';
import { OUTCOME_NOTICES } from '../outcome/outcome-notices.ts';
import { DRAFT_NOTICES } from '../packet/draft-notices.ts';
import { NOTED_NOTICES } from '../packet/noted-notices.ts';
import { REGISTRATION_NOTICES } from '../registration/registration-notices.ts';
import { OWN_NOTICES } from './own-notices.ts';

/** Who says what: each room brings its notices along, and everything that holds for all of them follows from this list. */
export const ROOMS = [
  HANDOFF_NOTICES,
  OUTCOME_NOTICES,
  CHECK_NOTICES,
  CREDIT_NOTICES,
  HELP_NOTICES,
  REGISTRATION_NOTICES,
  AGREEMENT_NOTICES,
  DRAFT_NOTICES,
  NOTED_NOTICES,
  OWN_NOTICES,
] as const;
export type Room = (typeof ROOMS)[number];
