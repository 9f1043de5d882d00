/** Null when it is another partner's. `dispute` is the last one about it. */
export function registrationView(registration, partner, dispute) {
    const { id, registeredAt, account, contact, endsOn } = registration;
    if (registration.partner !== partner.id)
        return null;
    const common = {
        reference: id,
        writtenAt: registeredAt,
        account: partner.accountShownAs === 'code' ? id : account,
        contact,
        until: endsOn,
    };
    switch (registration.state) {
        case 'live':
            return { ...common, ...whileLive(registration, dispute) };
        case 'ended':
        case 'withdrawn':
            return { ...common, state: registration.state };
        default:
            return registration;
    }
}
function whileLive({ dispute: id, ruling, warned, extension }, dispute) {
    if (dispute?.state === 'open' && dispute.id === id)
        return { state: 'looked_at', hearBy: dispute.hearBy };
    if (ruling === 'behind' || ruling === 'set_aside')
        return { state: 'not_confirmed' };
    if (warned !== null)
        return { state: 'ends_soon' };
    return { state: extension === null ? 'registered' : 'extended' };
}
