import { lookAtEveryPageOf } from '../every-page';
import { bank } from '../rooms/bank';
import { certificates } from '../rooms/certificates';
import { payments } from '../rooms/payments';

describe('every page, of giros, the bank and certificates', () =>
  lookAtEveryPageOf('giros', [payments, certificates, bank]));
