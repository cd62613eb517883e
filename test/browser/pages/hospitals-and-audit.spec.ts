import { lookAtEveryPageOf } from '../every-page';
import { auditing } from '../rooms/auditing';
import { hospital } from '../rooms/hospital';

describe('every page, of hospitals and of who audits', () =>
  lookAtEveryPageOf('hospitales-y-auditoría', [auditing, hospital]));
