import { useQuery } from '@tanstack/react-query';
import { office } from '../api/office.js';
import { dayIn } from '../i18n/format.js';

export interface OfficeTime {
  readonly now: string;
  readonly zone: string;
  /** The day by the office's clock. */
  readonly today: string;
}

/** Until the office has answered, this computer's clock and the zone of most offices stand in. */
export function useOfficeTime(): OfficeTime {
  const { data } = useQuery(office.now());
  const zone = data?.zone ?? 'Asia/Makassar';
  const now = data?.now ?? new Date().toISOString();
  return { now, zone, today: dayIn(now, zone) };
}
