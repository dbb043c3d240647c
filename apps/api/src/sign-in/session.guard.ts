import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { crossSite } from '../http/edge-errors.js';
import { remember } from './current-session.js';
import { isPublic } from './public.js';
import { sessionRequired } from './session-errors.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';
import { isSameSite, tokenOf } from './token.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Deny by default: every route asks for a session unless it says `@Public()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isPublic({ handler: context.getHandler(), controller: context.getClass() })) return true;
    const given = tokenOf(request, this.cookie.name);
    if (!given) throw sessionRequired();
    if (given.byBrowser && !SAFE.has(request.method) && !isSameSite(request)) throw crossSite();
    remember(request, await this.signIn.of(given.token));
    return true;
  }
}
