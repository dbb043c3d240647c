import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import type { FastifyRequest } from 'fastify';
import { sessionRequired } from './session-errors.js';
import type { OpenSession } from './sign-in.js';

/** The session that the guard found; it belongs to the request and to nothing else. */
const sessions = new WeakMap<FastifyRequest, OpenSession>();

export const remember = (request: FastifyRequest, session: OpenSession): void => void sessions.set(request, session);

/** Absent on public routes and before the guard. */
export const sessionOf = (request: FastifyRequest): OpenSession | undefined => sessions.get(request);

function required(context: ExecutionContext): OpenSession {
  const session = sessionOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!session) throw sessionRequired();
  return session;
}

export const CurrentSession = createParamDecorator((_: undefined, context) => required(context));

const NO_ROLE = { role: 'none', unit: null, agency: null };

/** Who acts: the person of the session in the role that is active. */
export const actorOf = ({ person, active }: OpenSession): Actor => ({
  id: person.id,
  ...(active ?? NO_ROLE),
  onBehalfOf: null,
});

export const Caller = createParamDecorator((_: undefined, context): Actor => actorOf(required(context)));
