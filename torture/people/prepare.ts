import type { Sandbox } from 'slack-sandbox';
import { ADA, PARTNERS } from './cast.ts';
import { createTyping } from './typing.ts';

const CERTIFIES = { 'Conflict check': ['Its author may say that nothing is in conflict'] };
const SETTINGS = {
  // The most that the form takes, and the shortest time until something stalls.
  'Handoffs that wait for one person': '50',
  'Worked, and stalled after (days)': '7',
  'Accepted, and stalled after (business days)': '1',
  'Sales channel': 'deal-desk',
  Adjudicator: 'Alex Romero',
};
/** Before the storm nothing fails: whatever is asked for comes, however busy the machine is. */
const PATIENCE_MS = 20_000;

/** The partners are registered, and the settings are such that much happens soon. Throws when something is refused. */
export async function prepare(sandbox: Sandbox): Promise<void> {
  const typing = createTyping(sandbox);
  const ada = sandbox.as(ADA.id);

  const open = async (title: string, what: string) => {
    const form = await typing.formOf(ada, [title], PATIENCE_MS);
    if (!form || !(await typing.until(() => [...form.fields(), ...form.buttons()].includes(what), PATIENCE_MS)))
      throw new Error(`“${what}” was not there before the storm: ${ada.modal()?.text}`);
    return form;
  };
  const pressIn = async (title: string, button: string) => (await open(title, button)).press(button);
  const send = async (title: string, field: string, typed: Record<string, string | string[]>) => {
    const form = await open(title, field);
    await typing.fill(form, typed);
    const result = await form.submit();
    if (!result.ok) throw new Error(`“${title}” was not taken before the storm: ${JSON.stringify(result)}`);
  };
  const close = async () => void (await ada.modal()?.closeAll());

  for (const { channel, contact, owner, isCertified } of PARTNERS) {
    await ada.slash('/handoff partners');
    await pressIn('Partners', 'Register a partner');
    await send('Register a partner', 'Shared channel', { 'Shared channel': channel });
    const known = { 'Contacts in Slack': [contact], 'Alliances owner': owner.name };
    await send('Register a partner', 'Alliances owner', isCertified ? { ...known, ...CERTIFIES } : known);
    await close();
  }
  await ada.slash('/handoff settings');
  await send('Settings', 'Sales channel', SETTINGS);
  await close();
  await ada.slash('/handoff settings');
  await pressIn('Settings', 'Roles…');
  // Who is named settles what is disputed about a credit, and hears of what is escalated.
  await send('Roles', 'Administrators', { Administrators: [ADA.name] });
  await close();
}
