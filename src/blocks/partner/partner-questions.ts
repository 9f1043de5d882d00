import type { AnyBlock, InputBlock, KnownBlock } from '@slack/web-api';
import { type Company, type CompanyChange, type Found, lineKey, type PartnerKey } from '../../core/partner/partner.ts';
import type { PartnerQuestion } from '../../core/partner/partner-form.ts';
import { idOf } from '../kit/drawn-fields.ts';
import { type FormState, valuesOf } from '../kit/form-values.ts';
import { SUGGESTED } from '../ids.ts';
import { bold, channelLink, divider, field, option, rich, words } from '../kit/kit.ts';

/** What must be said in the partner's form before it is saved. It is asked in the window as it is, whose fields keep what they showed. */

/** The blocks of a form with a question in them, and without the one before. */
export function withQuestion(blocks: readonly AnyBlock[], question: PartnerQuestion): AnyBlock[] {
  const asked = blocks.filter((block) => !idOf(block).startsWith(ANOTHER_COMPANY));
  if (question.about === 'company') return [...asked, ...anotherCompany(question.change)];
  const lines = question.people.map((found) => lineField(found, undefined));
  const isNew = (line: InputBlock) => !asked.some((block) => idOf(block) === line.block_id);
  return asked.flatMap((block) =>
    idOf(block) === ('people' satisfies PartnerKey) ? [block, ...lines.filter(isNew)] : [block],
  );
}

/** How somebody of the partner is called here. Without `line` it begins with what Slack says. */
export function lineField(found: Found, line: string | undefined): InputBlock {
  return field({
    key: lineKey(found.userId),
    label: `${found.name}: name, comma, role`,
    optional: true,
    element: { type: 'plain_text_input', initial_value: line ?? `${found.name}, ` },
    ...(line === undefined ? { action: SUGGESTED } : {}),
  });
}

const ANOTHER_COMPANY = 'another_company' satisfies PartnerKey;
/** A field of its own for each company: what is ticked in a field stays ticked when the form is drawn again. */
const questionAbout = (teamId: string): string => `${ANOTHER_COMPANY}:${teamId}`;

/** The question names both companies. Its answer names the new one, so that it answers no other question. */
function anotherCompany({ partner, from, to }: CompanyChange): KnownBlock[] {
  const company = ({ name, teamId }: Company) => (name === null ? teamId : `${name} (${teamId})`);
  const named = (block: KnownBlock, at: number): KnownBlock => ({ ...block, block_id: `${ANOTHER_COMPANY} ${at}` });
  const lead = [
    divider,
    rich(
      [bold(`Is ${partner.name} another company now?`)],
      [words(`So far it is ${company(from)}, in `), channelLink(from.channelId), words('.')],
      [words('The channel that you chose, '), channelLink(to.channelId), words(`, is shared with ${company(to)}.`)],
    ),
  ];
  return [
    ...lead.map(named),
    field({
      key: questionAbout(to.teamId),
      label: 'Nothing is saved until you tick this',
      optional: true,
      element: {
        type: 'checkboxes',
        options: [
          option('Yes, it is another company now', to.teamId, `${partner.name} is ${company(to)} from now on.`),
        ],
      },
    }),
  ];
}

/** The company that was confirmed (its team); null while none was. */
export function readAnotherCompany(values: FormState): string | null {
  const question = Object.keys(values).find((key) => key.startsWith(`${ANOTHER_COMPANY}:`));
  return question === undefined ? null : (valuesOf(values, question)[0] ?? null);
}
