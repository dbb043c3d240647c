import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';

/** The session's cookie. Behind https it is bound to the host and never sent in clear. */
export class SessionCookie {
  readonly name: string;

  constructor(private readonly secure: boolean) {
    this.name = secure ? '__Host-tabir_session' : 'tabir_session';
  }

  /** Without an end of its own: the browser drops it when it closes, the server ends it sooner or later. */
  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, this.attributes());
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes(): { path: string; httpOnly: boolean; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.secure };
  }
}
