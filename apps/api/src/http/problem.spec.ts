import { HttpException } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import { AppError } from '@tabir/kernel';
import { createLogger } from '@tabir/telemetry';
import { ProblemFilter } from './problem.filter.js';
import { toProblem } from './problem.js';

describe('toProblem', () => {
  it.each<[AppError['kind'], number]>([
    ['invalid', 422],
    ['denied', 403],
    ['missing', 404],
    ['conflict', 409],
    ['unavailable', 503],
  ])('answers %s with %i, and puts the details beside it', (kind, status) => {
    expect(toProblem(new AppError(kind, 'a.b', 'Do this.', { field: 'x' }))).toEqual({
      type: 'urn:tabir:problem:a.b',
      code: 'a.b',
      title: 'Do this.',
      status,
      field: 'x',
    });
  });

  it('lets no detail pass for a code, a title or a status', () => {
    const error = new AppError('denied', 'a.b', 'Do this.', { status: 200, code: 'ok', title: 'Fine', type: 'x' });
    expect(toProblem(error)).toMatchObject({ status: 403, code: 'a.b', title: 'Do this.' });
  });

  it.each([
    [new Error('SELECT secret FROM x'), 'server.error'],
    ['SELECT secret FROM x', 'server.error'],
    [undefined, 'server.error'],
    [new HttpException('secret', 500), 'server.error'],
    [new HttpException('secret', 404), 'route.not-found'],
    [new HttpException('secret', 413), 'body.too-large'],
    [new HttpException('secret', 415), 'body.wrong-type'],
    [new HttpException('secret', 400), 'request.malformed'],
    [new HttpException('secret', 431), 'request.malformed'],
  ])('tells nothing of %p', (error, code) => {
    const problem = toProblem(error);
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});

describe('ProblemFilter', () => {
  function answerTo(error: unknown, headersSent = false): { sent: string; logged: string; destroyed: boolean } {
    const outcome = { sent: '', logged: '', destroyed: false };
    const log = createLogger('api', 'info', { write: (line) => void (outcome.logged += line) });
    const reply = {
      raw: { headersSent, destroy: () => (outcome.destroyed = true) },
      status: () => reply,
      header: () => reply,
      headers: () => reply,
      removeHeader: () => reply,
      send: (text: string) => (outcome.sent = text),
    };
    const http = {
      getRequest: () => ({ id: 'request-1', routeOptions: { config: {} }, raw: { resume: () => undefined } }),
      getResponse: () => reply,
    };
    new ProblemFilter(log).catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
    return outcome;
  }

  it('logs what nobody foresaw whole, under the id that the caller is told', () => {
    const { sent, logged } = answerTo(new Error('broken inside'));
    expect(JSON.parse(sent)).toMatchObject({ code: 'server.error', requestId: 'request-1' });
    expect(sent).not.toContain('broken inside');
    expect(JSON.parse(logged)).toMatchObject({
      requestId: 'request-1',
      err: { message: 'broken inside', at: expect.any(Array) },
    });
  });

  it('does not log what callers do wrong', () => {
    expect(answerTo(new AppError('denied', 'a.b', 'No.')).logged).toBe('');
  });

  it('cuts off an answer that has begun instead of ending it as if it were whole', () => {
    expect(answerTo(new Error('disk'), true)).toMatchObject({ sent: '', destroyed: true });
  });
});
