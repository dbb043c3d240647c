import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { DataFolder } from '@tabir/config';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { crossSite } from '../http/edge-errors.js';
import { BodyOf } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { CurrentSession } from './current-session.js';
import { Public } from './public.js';
import { SessionCookie } from './session-cookie.js';
import { SignIn, type OpenSession } from './sign-in.js';

export class SignInBody {
  @IsString() @Length(1, 190) name!: string;
  @IsString() @Length(1, 256) password!: string;
}

export class RoleBody {
  @IsString() @Length(1, 64) role!: string;
}

@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
    private readonly folder: DataFolder,
  ) {}

  @Post()
  @Public()
  @Operation({
    summary: 'Sign in. The token is for `Authorization: Bearer`; a browser keeps it as a cookie.',
    tag: 'sessions',
    body: SignInBody,
    answer: 'SignedIn',
    status: 201,
    problems: ['session.wrong-password', 'session.too-many-attempts', 'session.busy'],
    example: { request: { name: 'ketua', password: '…' } },
  })
  async begin(
    @Body(new BodyOf(SignInBody)) { name, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (request.headers['sec-fetch-site'] === 'cross-site') throw crossSite();
    const { token, session } = await this.signIn.begin(name, password, request.ip);
    this.cookie.set(reply, token);
    return { token, ...this.view(session) };
  }

  @Get('current')
  @Operation({ summary: 'Who is signed in, and in which role.', tag: 'sessions', answer: 'Session' })
  current(@CurrentSession() session: OpenSession): object {
    return this.view(session);
  }

  @Put('current/role')
  @Operation({
    summary: 'Act in another of one’s own roles.',
    tag: 'sessions',
    body: RoleBody,
    answer: 'Session',
    problems: ['session.no-such-role'],
  })
  async actAs(@Body(new BodyOf(RoleBody)) { role }: RoleBody, @CurrentSession() session: OpenSession): Promise<object> {
    return this.view(await this.signIn.actAs(session, role));
  }

  @Delete('current')
  @HttpCode(204)
  @Operation({ summary: 'Sign out; the token is worth nothing from now on.', tag: 'sessions', answer: null, status: 204 })
  async end(@CurrentSession() session: OpenSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.end(session);
    this.cookie.clear(reply);
  }

  private view({ person, active, expiresAt }: OpenSession): object {
    return { person, active, expiresAt, demo: this.folder.kind === 'demo' };
  }
}
