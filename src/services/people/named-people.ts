import type { FormErrors } from '../../core/kernel/form.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Membership } from './membership.ts';

/** The error beside `key` when one of these people may not be named. Those who are in `saved` are not checked again. */
export async function memberErrors(
  { whyNot }: Pick<Membership, 'whyNot'>,
  key: string,
  userIds: readonly UserId[],
  saved: readonly UserId[] = [],
): Promise<FormErrors> {
  const asked = userIds.filter((userId) => !saved.includes(userId));
  const sentences = await Promise.all(
    asked.map(async (userId) => {
      const why = await whyNot(userId);
      return userIds.length > 1 ? why?.replace(/^This person/, 'One of them') : why;
    }),
  );
  const sentence = sentences.find((each) => each);
  return sentence ? { [key]: sentence } : {};
}

/** The people whom a field holds, whatever it holds besides. */
export function idsIn(value: unknown): string[] {
  return [value].flat().filter((id) => typeof id === 'string');
}
