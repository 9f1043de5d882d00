import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { ReadMarks } from './client-state.ts';
import type { Control } from './control/control.ts';
import { serveControl } from './control/http.ts';
import { serveFile, serveResponseUrl, serveUpload } from './hooks.ts';
import { sendText } from './http-body.ts';
import type { Perform } from './interactions/perform.ts';
import { createPageApi, type PageApi } from './page-api.ts';
import type { Services } from './services.ts';
import { createWebApi } from './web-api/router.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type PageServer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Every path of the sandbox's server. */
export function createClientRoutes(
  services: Services,
  parts: { perform: Perform; reads: ReadMarks; control: Control },
): { serve: Serve } & Pick<PageApi, 'upgrade' | 'stop'> {
  const webApi = createWebApi(services);
  const pageApi = createPageApi(services, parts.perform, parts.reads);
  const page = createPage();

  const route = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // What comes from the app counts as under way; what comes from people and tests does not.
    if (path.startsWith('/api/')) return services.activity.track(webApi(request, response));
    if (path.startsWith('/response/')) return services.activity.track(serveResponseUrl(services, request, response));
    if (path.startsWith('/upload/')) return services.activity.track(serveUpload(services, request, response));
    if (path.startsWith('/files/')) return serveFile(services, path, response);
    if (path.startsWith('/sandbox/control/')) return serveControl(parts.control, request, response);
    if (await pageApi.serve(request, response)) return;
    if (await page(request, response)) return;
    sendText(response, 'There is nothing here.', 404);
  };

  return {
    serve: async (request, response) => {
      // Another site's page must not reach a development server through a name that leads here.
      if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
        return sendText(response, 'The sandbox answers on this machine only.', 403);
      }
      try {
        await route(new URL(request.url ?? '/', 'http://127.0.0.1').pathname, request, response);
      } catch (error) {
        // A client that leaves in the middle is no fault of the sandbox.
        if (request.complete) console.error(error);
        if (!response.headersSent) sendText(response, 'The sandbox failed.', 500);
      }
    },
    upgrade: pageApi.upgrade,
    stop: pageApi.stop,
  };
}

/** The browser page is built when someone first opens it, so that tests without a browser do not wait for it. */
function createPage(): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const source = new URL('./page/serve.ts', import.meta.url);
  let server: Promise<PageServer | null> | undefined;
  const load = async (): Promise<PageServer | null> => {
    if (!existsSync(fileURLToPath(source))) return null;
    // A computed address: the page has its own compiler settings and is not part of this program.
    const module: { createPageServer: () => Promise<PageServer> } = await import(source.href);
    return module.createPageServer();
  };
  return async (request, response) => {
    server ??= load();
    return (await server)?.(request, response) ?? false;
  };
}
