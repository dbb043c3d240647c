import { readPayload } from './payload.js';
import { Picture, picturesOf } from './picture.js';

class Seal {
  @Picture()
  emblem: string;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const uint32 = (value: number): number[] => [24, 16, 8, 0].map((bits) => (value >>> bits) & 0xff);
const part = (name: string, data: readonly number[] = [], length = data.length): number[] => [
  ...uint32(length),
  ...Buffer.from(name),
  ...data,
  ...uint32(0),
];
const header = (width = 2, height = 2, rest = [8, 6, 0, 0, 0]): number[] =>
  part('IHDR', [...uint32(width), ...uint32(height), ...rest]);
const png = (...parts: number[][]): string => Buffer.from([...SIGNATURE, ...parts.flat()]).toString('base64');
const [DATA, END] = [part('IDAT', [1, 2, 3]), part('IEND')];
/** How many dots there are to a metre, both ways. */
const DOTS = [...uint32(2_835), ...uint32(2_835), 1];

const isTaken = (emblem: unknown): boolean => {
  try {
    return readPayload(Seal, { emblem }).emblem === emblem;
  } catch (error) {
    expect(error).toMatchObject({ code: 'payload.invalid', meta: { errors: [{ path: 'emblem', rule: 'picture' }] } });
    return false;
  }
};

describe('a picture', () => {
  it.each([
    ['with transparency', png(header(), DATA, END)],
    ['without', png(header(600, 600, [8, 2, 0, 0, 0]), part('pHYs', DOTS), DATA, DATA, END)],
  ])('is a PNG %s', (_what, emblem) => expect(isTaken(emblem)).toBe(true));

  it.each<[string, unknown]>([
    ['a number', 7],
    ['no base64', 'iVBORw0KGgo!'],
    ['base64 that is cut', `${png(header(), DATA, END)}A`],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]).toString('base64')],
    ['more than is kept', png(header(), part('IDAT', Array<number>(24_000).fill(1)), END)],
    ['nothing behind its beginning', png([0])],
    ['something in the place of its size', png(DATA, header(), END)],
    ['a size of another length', png(part('IHDR', [1]), DATA, END)],
    ['no dots', png(header(), END)],
    ['no end', png(header(), DATA)],
    ['more behind its end', png(header(), DATA, END, [1, 2])],
    ['a part that is longer than it', png(header(), part('IDAT', [1], 500), END)],
    ['who made it', png(header(), part('tEXt', [...Buffer.from('Author Nama')]), DATA, END)],
    ['a name where its colours are told', png(header(), part('sRGB', [...Buffer.from('Nama')]), DATA, END)],
    ['the same told twice', png(header(), part('pHYs', DOTS), part('pHYs', DOTS), DATA, END)],
    ['another size behind the first', png(header(), header(60_000, 60_000), DATA, END)],
    ['an end before its end', png(header(), DATA, END, DATA, END)],
    ['a name in its end', png(header(), DATA, part('IEND', [...Buffer.from('Nama')]))],
    ['no width', png(header(0), DATA, END)],
    ['too much height', png(header(2, 601), DATA, END)],
    ['16 bits', png(header(2, 2, [16, 6, 0, 0, 0]), DATA, END)],
    ['a palette', png(header(2, 2, [8, 3, 0, 0, 0]), DATA, END)],
    ['lines in another order', png(header(2, 2, [8, 6, 0, 0, 1]), DATA, END)],
  ])('is none with %s', (_what, emblem) => expect(isTaken(emblem)).toBe(false));

  it('is marked for forms', () => expect([...picturesOf(Seal).keys()]).toEqual(['emblem']));
});
