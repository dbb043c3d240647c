import { AppError } from '@tabir/kernel';
import { closeSync, openSync } from 'node:fs';
import { createLogger, errorLine, linesTo } from './logger.js';
import { NestLog } from './nest-log.js';

const captured = () => {
  const lines: string[] = [];
  const log = createLogger('worker', 'trace', { write: (line) => void lines.push(line) });
  return { log, line: () => JSON.parse(lines.at(-1) ?? '{}'), raw: () => lines.join('') };
};

describe('the log of a process', () => {
  it('names the process and carries ids as fields', () => {
    const { log, line } = captured();
    log.info({ outboxId: 'o-1' }, 'Effect done.');
    expect(line()).toMatchObject({ process: 'worker', outboxId: 'o-1', msg: 'Effect done.', time: expect.stringMatching(/Z$/) });
  });

  it('goes on when its disk is full, with the last words of a process too', () => {
    const full = openSync('/dev/full', 'w');
    const log = createLogger('api', 'info', linesTo(full));
    for (let line = 0; line < 3; line++) log.error('Nobody can write this down.');
    log.fatal('Nor this.');
    log.flush();
    closeSync(full);
  });

  it('hides what must not be told, wherever it hangs', () => {
    const { log, raw } = captured();
    log.info({ payload: { name: 'Siti' }, headers: { cookie: 'abc' }, a: { b: { password: 'geheim' } } }, 'x');
    expect(raw()).not.toMatch(/Siti|abc|geheim/);
  });

  it('tells of an error its code, message and causes, and nothing that hangs on it', () => {
    const cause = new Error('inner');
    const error = new AppError('conflict', 'instance.stale', 'Reload.', { name: 'Siti' }, { cause });
    expect(errorLine(error)).toMatchObject({ code: 'instance.stale', message: 'Reload.', cause: { message: 'inner' } });
    expect(JSON.stringify(errorLine(error))).not.toContain('Siti');
  });

  it('never repeats what the database said, because it quotes values', () => {
    const error = Object.assign(new Error("Duplicate entry 'Siti' for key"), { code: 'ER_DUP_ENTRY', sqlMessage: 'Siti' });
    const { log, raw } = captured();
    log.error({ err: error }, 'x');
    expect(raw()).toContain('ER_DUP_ENTRY');
    expect(raw()).not.toContain('Siti');
  });

  it('takes what is no error at all', () => {
    expect(errorLine('Siti')).toEqual({ type: 'string', message: 'Something that is no Error was thrown.', at: [] });
  });
});

describe('NestLog', () => {
  it('writes the lines of Nest with their speaker, its routine only for debugging', () => {
    const { log, line } = captured();
    const nest = new NestLog(log);
    nest.log('Mapped', 'Router');
    expect(line()).toMatchObject({ level: 20, from: 'Router', msg: 'Mapped' });
    nest.warn('Careful');
    expect(line()).toMatchObject({ level: 40, msg: 'Careful' });
    nest.error(new Error('broken'), 'stack\nlines');
    expect(line()).toMatchObject({ level: 50, err: { message: 'broken' } });
    nest.debug({ a: 1 });
    expect(line()).toMatchObject({ level: 10, msg: '{"a":1}' });
  });
});
