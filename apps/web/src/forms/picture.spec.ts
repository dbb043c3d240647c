import { fitted } from './picture.js';

describe('fitted', () => {
  it.each([
    [
      [512, 256, 256],
      [256, 128],
    ],
    [
      [100, 3000, 256],
      [9, 256],
    ],
    [
      [1, 10_000, 64],
      [1, 64],
    ],
    [
      [20, 10, 256],
      [20, 10],
    ],
  ] as const)('of %j is %j', ([width, height, side], sides) => expect(fitted(width, height, side)).toEqual(sides));
});
