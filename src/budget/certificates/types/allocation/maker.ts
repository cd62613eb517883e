import { makerOf } from '../../certificate.maker';
import { holdLine } from '../../line-hold';
import { sayAllocation } from './content';
import { readAllocation } from './facts.queries';
import { requireAssigned } from './facts.rules';

/** Asignación: an act puts so many pesos on a hospital's line. Its subject is the allocation. */
export const allocation = makerOf({
  name: 'Certificación de asignación',
  hold: holdLine,
  read: readAllocation,
  require: requireAssigned,
  say: sayAllocation,
});
