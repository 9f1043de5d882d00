import { accountOptions } from '../blocks/account-menu.js';
import { contactOptions, contactOptionsOfAll, partnerIn, partnerOptions } from '../blocks/partner-menus.js';
import { VIEW } from '../blocks/ids.js';
import { presserOf } from './presser.js';
/** All of them; to whoever registers an account those for whom they may. */
export function offerPartners({ registry, registrations }) {
    return async ({ typed, body }) => {
        const isToRegister = body.view?.callback_id === VIEW.register;
        return partnerOptions(isToRegister
            ? await registrations.lookUpPartners(presserOf(body), typed)
            : await registry.lookUpPartners({ typed, by: body.user.id }));
    };
}
/** What is typed can be chosen as it is: the directory need not have it. */
export function offerAccounts({ accounts }) {
    return async ({ typed, body }) => accountOptions(await accounts.lookUp({ typed, by: body.user.id }), typed);
}
/** Of the partner that the menu is for; of all, with their partner, while none is chosen. */
export function offerContacts({ registry }) {
    return async ({ typed, element, body }) => {
        const partner = partnerIn(element);
        const found = await registry.lookUpContacts({ typed, by: body.user.id }, partner);
        return partner === null ? contactOptionsOfAll(found) : contactOptions(found);
    };
}
