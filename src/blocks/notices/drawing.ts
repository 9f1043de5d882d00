import type { Notices } from '../../core/notices/notice.ts';
import type { Message } from '../kit/kit.ts';

/** Null when there is nothing left to say. */
export type Drawing<From, Kind extends keyof Notices> = (from: From, notice: Notices[Kind]) => Message | null;
