import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
/** From now on every call and every socket of this process goes through them. https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent */
export function goThrough({ httpProxy, httpsProxy, noProxy }) {
    // Left out, it would read the environment by itself.
    setGlobalDispatcher(new EnvHttpProxyAgent({ httpProxy: httpProxy ?? '', httpsProxy: httpsProxy ?? '', noProxy: noProxy ?? '' }));
}
