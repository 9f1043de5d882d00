/** One minute and five minutes, looked at every five seconds. */
const LOOKS_UNCONNECTED = 13;
const LOOKS_SILENT = 60;
export function createWatchdog(options) {
    const { isConnected, onLost } = options;
    let unconnected = 0;
    let silent = 0;
    let isLost = false;
    const lose = (reason) => {
        if (isLost)
            return;
        isLost = true;
        onLost(reason);
    };
    return {
        /** Something came from Slack. */
        heard() {
            silent = 0;
        },
        /** To be called every five seconds. */
        look() {
            unconnected = isConnected() ? 0 : unconnected + 1;
            silent += 1;
            if (unconnected >= LOOKS_UNCONNECTED)
                lose('Slack has not been connected for a minute.');
            if (silent >= LOOKS_SILENT)
                lose('Slack has said nothing for five minutes, although it is connected.');
        },
    };
}
