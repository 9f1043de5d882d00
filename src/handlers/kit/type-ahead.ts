import { accountOptions } from '../../blocks/directory/account-menu.ts';
import { contactOptions, contactOptionsOfAll, partnerIn, partnerOptions } from '../../blocks/partner/partner-menus.ts';
import { VIEW } from '../../blocks/ids.ts';
import type { HandlerDeps } from './deps.ts';
import type { MenuListener } from './guard-menu.ts';
import { presserOf } from './presser.ts';

/** What the menus offer while somebody types. */

type Deps = Pick<HandlerDeps, 'registry'>;

/** All of them; to whoever registers an account those for whom they may. */
export function offerPartners({ registry, registrations }: Deps & Pick<HandlerDeps, 'registrations'>): MenuListener {
  return async ({ typed, body }) => {
    const isToRegister = body.view?.callback_id === VIEW.register;
    return partnerOptions(
      isToRegister
        ? await registrations.lookUpPartners(presserOf(body), typed)
        : await registry.lookUpPartners({ typed, by: body.user.id }),
    );
  };
}

/** What is typed can be chosen as it is: the directory need not have it. */
export function offerAccounts({ accounts }: Pick<HandlerDeps, 'accounts'>): MenuListener {
  return async ({ typed, body }) => accountOptions(await accounts.lookUp({ typed, by: body.user.id }), typed);
}

/** Of the partner that the menu is for; of all, with their partner, while none is chosen. */
export function offerContacts({ registry }: Deps): MenuListener {
  return async ({ typed, element, body }) => {
    const partner = partnerIn(element);
    const found = await registry.lookUpContacts({ typed, by: body.user.id }, partner);
    return partner === null ? contactOptionsOfAll(found) : contactOptions(found);
  };
}
