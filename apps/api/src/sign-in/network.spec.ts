import { networkOf } from './network.js';

describe('networkOf', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2::7', '2001:db8:1:2::'],
    ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::'],
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1::'],
    ['::1', '::'],
    ['unknown', 'unknown'],
    ['fe80::1%eth0', 'fe80::'],
  ])('takes %s for the line %s', (address, line) => {
    expect(networkOf(address)).toBe(line);
  });
});
