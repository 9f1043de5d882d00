import { requestIdOf } from '../slack/request-id.js';
import { MeasuredApp } from './measured-app.js';
/** Bolt's app behind a receiver of ours, for the one workspace that it is installed in. Duplicates are dropped. */
export async function createBoltApp(options) {
    const { receiver, botToken, identity, clientOptions, logger, deduplication, track, meters, elapsed } = options;
    const appOptions = {
        receiver,
        authorize: async () => ({ botToken, ...identity }),
        clientOptions,
        logger,
        // A payload may name a token to be used for it; there is only ours.
        attachFunctionToken: false,
        deferInitialization: true,
    };
    const app = new MeasuredApp(appOptions, meters, elapsed);
    await app.init();
    app.use(async ({ body, next }) => {
        const id = requestIdOf(body);
        if (id === null)
            return track(next());
        // The first delivery is answered; a duplicate is not.
        if (deduplication.isDuplicate(id))
            return;
        await track(next()).finally(() => deduplication.done(id));
    });
    return app;
}
