import { AttachPageController } from './evidence/attach.controller';
import { Deeds } from './parts/deeds/deeds';
import { GiroBatches } from './payments/giro-batches';
import { GirosPageController } from './payments/giros.controller';
import { OrderPageController } from './payments/order.controller';
import { ReversalsPageController } from './reversals/reversals.controller';

/** Where the ministry works on money: giros, and what comes after them. */
export const moneyRooms = [OrderPageController, GirosPageController, AttachPageController, ReversalsPageController];

/** What takes their forms to their acts. */
export const moneyActs = [Deeds, GiroBatches];
