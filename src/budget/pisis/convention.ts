import type { Config } from '../../platform/config';
import type { Convention } from './pisis-file';

/** What the settings say of the points on which implementers differ. */
export function conventionOf(config: Config): Convention {
  return {
    totalCounts: config.PISIS_TOTAL_COUNTS,
    firstConsecutive: config.PISIS_FIRST_CONSECUTIVE === '1' ? 1 : 2,
    encoding: config.PISIS_ENCODING,
  };
}
