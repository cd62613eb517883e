import { lookAtEveryPageOf } from '../every-page';
import { administration } from '../rooms/administration';
import { moneyActs } from '../rooms/money-acts';

describe('every page, of money that goes back and of accounts', () =>
  lookAtEveryPageOf('reintegros', [moneyActs, administration]));
