/// <reference types="node" />
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox</title>
<link rel="icon" href="/page/icon.svg">
<link rel="stylesheet" href="/page/page.css">
<script type="module" src="/page/page.js"></script>
</head>
<body><div id="page"></div></body>
</html>
`;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="5" fill="#4a154b"/>
<rect x="4" y="4" width="5" height="5" rx="1.6" fill="#36c5f0"/><rect x="11" y="4" width="5" height="5" rx="2.5" fill="#2eb67d"/>
<rect x="4" y="11" width="5" height="5" rx="2.5" fill="#ecb22e"/><rect x="11" y="11" width="5" height="5" rx="1.6" fill="#fff"/></svg>`;

/** Second line of defence behind the page's own drawing: people's words cannot become a script even if a bug let them. */
const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' http: https: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

type Asset = { type: string; body: string };

/**
 * Bundles the page once, in memory, and serves it: `GET /` and `/page/*`. The function that it resolves to answers true
 * for what it handled. Rejects when the page does not compile.
 */
export async function createPageServer(): Promise<(req: IncomingMessage, res: ServerResponse) => boolean> {
  const assets = await bundle();
  return (req, res) => {
    const path = new URL(req.url ?? '/', 'http://sandbox').pathname;
    const isPage = path === '/' || path.startsWith('/page/');
    if (!isPage || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
    const asset = assets.get(path);
    res.writeHead(asset ? 200 : 404, {
      'content-type': asset?.type ?? 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': SECURITY_POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    res.end(req.method === 'HEAD' ? undefined : (asset?.body ?? 'Not found'));
    return true;
  };
}

async function bundle(): Promise<Map<string, Asset>> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: { page: './main.tsx', style: './style/page.css' },
    outdir: 'page',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: HTML }],
    ['/page/page.js', { type: 'text/javascript; charset=utf-8', body: textOf('.js') }],
    ['/page/page.css', { type: 'text/css; charset=utf-8', body: textOf('.css') }],
    ['/page/icon.svg', { type: 'image/svg+xml', body: ICON }],
  ]);
}
