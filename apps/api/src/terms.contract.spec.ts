import * as servers from '@tabir/testing';
import { DETERMINATION, type Client, type Reply } from './test/client.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);
let officer: Client;

/** A Monday far ahead, so that the days below are the same whenever this runs. The clock moves forward only, test by test. */
const TODAY = '2040-01-02T01:00:00.000Z';

beforeAll(async () => {
  officer = await api().as('petugas');
  expect((await officer.post('/api/v1/office/clock', { to: TODAY })).status).toBe(200);
});

const DECREE = { ...DETERMINATION, date: '2039-12-15', sheet: { ...DETERMINATION.sheet, date: '2039-12-10' } };
const until = (endsOn: unknown): object => ({ kind: 'date', endsOn });
const years = (startsOn: unknown, count: unknown): object => ({ kind: 'years', startsOn, years: count });

const begin = (determination: object | undefined, title = 'Berkas'): Promise<Reply> =>
  officer.post('/api/v1/instances', {
    workflow: 'exempt-information',
    payload: { unit: 'kota', title, medium: 'soft', ...(determination && { determination }) },
  });
const withTerm = (term: unknown): Promise<Reply> => begin({ ...DECREE, grounds: [{ letter: 'h', acts: [], term }] });

interface Line {
  readonly instanceId: string;
  readonly status: string;
  readonly secretUntil: string | null;
  readonly legalDueOn: string | null;
}
const register = async (query = ''): Promise<Line[]> =>
  (await officer.get(`/api/v1/register?limit=200${query}`)).body.items as Line[];
async function lineOf(reply: Reply): Promise<Line | undefined> {
  expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
  const { instanceId } = reply.body as { instanceId: string };
  return (await register()).find((line) => line.instanceId === instanceId);
}
const refusalsOf = ({ status, body }: Reply): unknown[] => [
  status,
  body.code,
  (body.refusals as { id: string }[] | undefined)?.map(({ id }) => id),
];

describe('a period', () => {
  it.each<[string, unknown]>([
    ['that is not there', undefined],
    ['that is null', null],
    ['without its last day', { kind: 'date' }],
    ['whose last day is null', until(null)],
    ['whose last day is empty', until('')],
    ['of no length', { kind: 'years', startsOn: '2040-01-01' }],
    ['of no years', years('2040-01-01', 0)],
    ['of half years', years('2040-01-01', 1.5)],
    ['of years without end', years('2040-01-01', 1e308)],
    ['of years in words', years('2040-01-01', 'dua puluh')],
    ['of a kind that there is not', { kind: 'forever' }],
    ['of a kind from the prototype', { kind: 'constructor' }],
    ['that gives both', { kind: 'years', startsOn: '2040-01-01', years: 2, endsOn: '2041-01-01' }],
    ['that ends on 29 February of a common year', until('2041-02-29')],
    ['that ends on 30 February', until('2040-02-30')],
    ['that ends in another spelling', until('31/12/2041')],
    ['that ends at a moment', until('2041-12-31T00:00:00.000Z')],
    ['that ends in a list', until(['2041-12-31'])],
    ['that ends after the year 9999', until('10000-01-01')],
  ])('%s is refused by its field', async (_what, term) => {
    const reply = await withTerm(term);
    expect([reply.status, reply.body.code]).toEqual([422, 'payload.invalid']);
    expect(reply.body.errors[0].path).toMatch(/^determination\.grounds\.0\.term/);
  });

  it.each<[string, object, string[]]>([
    ['that ends before it begins', until('2030-01-01'), ['term.ends-before-start']],
    ['that ended before the state began', years('1900-01-01', 20), ['date.too-early']],
    ['beyond the calendar', until('2101-01-01'), ['date.beyond-calendar']],
    ['that ends with the year 9999', until('9999-12-31'), ['date.beyond-calendar']],
  ])('%s is refused by its rule', async (_what, term, ids) => {
    expect(refusalsOf(await withTerm(term))).toEqual([409, 'event.refused', ids]);
  });

  it.each<[string, object, string, string]>([
    ['that ends on 29 February', until('2040-02-29'), '2040-02-29T16:00:00.000Z', '2040-02-29'],
    ['of four years from 29 February', years('2040-02-29', 4), '2044-02-28T16:00:00.000Z', '2044-02-28'],
    ['of one year from 29 February', years('2040-02-29', 1), '2041-02-27T16:00:00.000Z', '2041-02-27'],
    ['that ends on a holiday', until('2040-12-25'), '2040-12-25T16:00:00.000Z', '2040-12-25'],
    ['that ends on a Sunday', until('2040-12-30'), '2040-12-30T16:00:00.000Z', '2040-12-30'],
    ['that ends today', until('2040-01-02'), '2040-01-02T16:00:00.000Z', '2040-01-02'],
  ])('%s is closed to the end of that very day', async (_what, term, secretUntil, endsOn) => {
    expect(await lineOf(await withTerm(term))).toMatchObject({ secretUntil, endsOn });
  });

  it('with fewer than 30 working days left asks for the review at once, and stays closed to its end', async () => {
    const reply = await withTerm(until('2040-01-20'));
    const line = await lineOf(reply);
    expect(line?.status).toBe('draft');
    expect(line && line.legalDueOn !== null && line.legalDueOn < '2040-01-02').toBe(true);
    const { instanceId } = reply.body as { instanceId: string };
    const { body } = await officer.get(`/api/v1/instances/${instanceId}`);
    expect((body.tasks as { state: string }[]).map(({ state }) => state)).toContain('term.active.review.preparing');
    const history = (await officer.get(`/api/v1/instances/${instanceId}/history?limit=50`)).body.items as Fired[];
    const fired = history.filter(({ kind }) => kind === 'deadline').map(({ type }) => type);
    expect(fired.sort()).toEqual(['overdue', 'reviewOpens', 't30', 't45', 't60', 't90']);

    await officer.post('/api/v1/office/clock', { to: '2040-01-20T15:59:00.000Z' });
    expect((await register('&status=open')).map((open) => open.instanceId)).not.toContain(instanceId);
    await officer.post('/api/v1/office/clock', { to: '2040-01-20T16:00:00.000Z' });
    expect((await register('&status=open')).map((open) => open.instanceId)).toContain(instanceId);
  });

  it('that was never recorded opens nothing, sixty years on', async () => {
    const [none, control] = [await begin(undefined, 'Tanpa jangka waktu'), await withTerm(until('2041-01-31'))];
    expect(await lineOf(none)).toMatchObject({ status: 'draft', secretUntil: null });
    await officer.post('/api/v1/office/clock', { to: '2099-01-01T00:00:00.000Z' });
    const open = (await register('&status=open')).map(({ instanceId }) => instanceId);
    expect(open).toContain((control.body as Line).instanceId);
    expect(open).not.toContain((none.body as Line).instanceId);
    expect(await lineOf(none)).toMatchObject({ status: 'draft', secretUntil: null });
    expect(JSON.stringify((await officer.get('/publik/dik.json')).body)).not.toContain((none.body as { kode: string }).kode);
    expect(refusalsOf(await officer.event((none.body as Line).instanceId, 'SUBMIT')).slice(0, 2)).toEqual([409, 'event.refused']);
  });
});

interface Fired {
  readonly kind: string;
  readonly type: string;
}
