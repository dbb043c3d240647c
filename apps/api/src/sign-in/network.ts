import ipaddr from 'ipaddr.js';

/** What one subscriber is given at least, RFC 6177. */
const OF_ONE_SUBSCRIBER = 64;

/**
 * Whose line an address is: of IPv6 its first 64 bits, of IPv4 the whole, also where it is written within IPv6.
 * What a proxy gives that is no address stays as it is.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const known = ipaddr.process(address);
  return known.kind() === 'ipv4'
    ? known.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${known.toNormalizedString().replace(/%.*/, '')}/${OF_ONE_SUBSCRIBER}`).toString();
}
