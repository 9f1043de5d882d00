import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';

/** As HTTP_PROXY, HTTPS_PROXY and NO_PROXY give them. */
type Proxies = { httpProxy: string | undefined; httpsProxy: string | undefined; noProxy: string | undefined };

/** From now on every call and every socket of this process goes through them. https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent */
export function goThrough({ httpProxy, httpsProxy, noProxy }: Proxies): void {
  // Left out, it would read the environment by itself.
  setGlobalDispatcher(
    new EnvHttpProxyAgent({ httpProxy: httpProxy ?? '', httpsProxy: httpsProxy ?? '', noProxy: noProxy ?? '' }),
  );
}
