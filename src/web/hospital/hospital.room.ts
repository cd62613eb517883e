import { ReceiptPageController } from './receipt.controller';
import { ResourcesPageController } from './resources.controller';

/** What a hospital does on the pages. */
export const hospitalRoom = [ResourcesPageController, ReceiptPageController];
