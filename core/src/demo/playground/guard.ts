import type { MiddlewareHandler } from 'hono';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
/** Nothing but what is named, and that only from here: no inline script or style, no plug-in, no frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Nobody signs in here, so only this computer's own browser may look, and only our own page may act. */
export const onlyOwnPage: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  // Another name for this computer means that a web page elsewhere pretends to be ours.
  if (!LOOPBACK_HOST.test(host)) return context.text('The playground answers only on this computer, at 127.0.0.1 or localhost.', 403);
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !comesFrom(host, context.req.header('origin'), context.req.header('sec-fetch-site')))
    return context.text('Only the playground’s own page can do this.', 403);
  await next();
  context.header('content-security-policy', POLICY);
  context.header('x-content-type-options', 'nosniff');
  context.header('referrer-policy', 'no-referrer');
  if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
};

/** Browsers send at least one of the two with every post; none of them may point elsewhere. */
function comesFrom(host: string, origin: string | undefined, site: string | undefined): boolean {
  if (origin === undefined && site === undefined) return false;
  return (origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`) && (site === undefined || site === 'same-origin');
}
