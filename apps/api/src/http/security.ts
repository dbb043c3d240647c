import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`.trim())
    .join('; ');

const NOTHING = { 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" };

/** The web app. All its scripts and styles are files; what its components set by script on an element is no inline style. */
export const APP_POLICY = policy({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'form-action': "'self'",
});

/** The page to try the API: its drawings are data: images. */
export const DOCS_POLICY = policy({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'form-action': "'none'",
});

/** Public pages: no script at all. Their forms ask this site and no other, and a checker of the page may read our robots.txt in its name. */
export const PAGE_POLICY = policy({
  ...NOTHING,
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
});

/** A public page that other sites may show in a frame. */
export const EMBED_POLICY = policy({
  ...NOTHING,
  'frame-ancestors': '*',
  'style-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'none'",
});

/** Answers that are data. */
export const DATA_POLICY = policy({ ...NOTHING, 'form-action': "'none'" });

/** Documents that people uploaded, should a browser show one in spite of all. */
export const SANDBOX = policy({ ...NOTHING, sandbox: '' });

/** Headers of every answer; a page says its own policy in place of the strictest one. */
export async function secure(server: FastifyInstance, https: boolean): Promise<void> {
  await server.register(helmet, {
    global: true,
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('content-security-policy', DATA_POLICY);
    void reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    void reply.header('x-request-id', request.id);
    done();
  });
}
