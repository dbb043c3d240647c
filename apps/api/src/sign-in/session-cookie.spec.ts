import type { FastifyReply } from 'fastify';
import { SessionCookie } from './session-cookie.js';

function cookiesOf(secure: boolean): { name: string; set: unknown } {
  const cookie = new SessionCookie(secure);
  let set: unknown;
  cookie.set({ setCookie: (...args: unknown[]) => (set = args) } as unknown as FastifyReply, 't');
  return { name: cookie.name, set };
}

describe('SessionCookie', () => {
  it('is bound to the host and sent over TLS only where people come by https', () => {
    expect(cookiesOf(true)).toEqual({
      name: '__Host-tabir_session',
      set: ['__Host-tabir_session', 't', { path: '/', httpOnly: true, sameSite: 'strict', secure: true }],
    });
    expect(cookiesOf(false).set).toEqual([
      'tabir_session',
      't',
      { path: '/', httpOnly: true, sameSite: 'strict', secure: false },
    ]);
  });
});
