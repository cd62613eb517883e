import { LinkPageController } from './link.controller';
import { MadeLinkPageController } from './made-link.controller';

/** One-time links: where they lead, and where the ministry makes them. */
export const receiptLinksRoom = [LinkPageController, MadeLinkPageController];
