import { Module } from '@nestjs/common';
import { AccountPageController } from './account/account.controller';
import { TokenPageController } from './account/token.controller';
import { AllocationPageController } from './lines/allocation.controller';
import { DeskClient } from './client/desk-client';
import { DownloadsController } from './downloads/downloads.controller';
import { DoorController } from './door/door.controller';
import { WordsController } from './parts/forms/words.controller';
import { administrationRoom } from './administration/administration.room';
import { auditingRoom } from './auditing/auditing.room';
import { Checks } from './auditing/checks';
import { openFiguresRoom } from './open-figures/open-figures.room';
import { receiptLinksRoom } from './receipt-links/receipt-links.room';
import { hospitalRoom } from './hospital/hospital.room';
import { moneyActs, moneyRooms } from './money.rooms';
import { HomeController, NoSuchPageController } from './home/home.controller';
import { FullHouse } from './door/full-house';
import { LostVisitors } from './door/lost-visitors';
import { PasswordLinkPageController } from './door/password-link.controller';
import { ProviderPageController } from './door/provider.controller';
import { drafts } from './drafts/drafts.room';
import { ResolutionPageController } from './resolutions/resolution.controller';
import { ResolutionsPageController } from './resolutions/resolutions.controller';
import { AssetsController } from './assets/assets.controller';
import { VerifyController } from './verification/verify.controller';
import { TasksPageController } from './tasks/tasks.controller';

/** The desk: what people see. It speaks to the business through the HTTP contract and knows nothing else of it. */
@Module({
  controllers: [
    AssetsController,
    HomeController,
    DoorController,
    ProviderPageController,
    AccountPageController,
    TokenPageController,
    PasswordLinkPageController,
    ResolutionsPageController,
    ...drafts,
    ResolutionPageController,
    AllocationPageController,
    WordsController,
    DownloadsController,
    VerifyController,
    TasksPageController,
    ...auditingRoom,
    ...openFiguresRoom,
    ...administrationRoom,
    ...receiptLinksRoom,
    ...hospitalRoom,
    ...moneyRooms,
    NoSuchPageController,
  ],
  providers: [DeskClient, FullHouse, LostVisitors, Checks, ...moneyActs],
})
export class WebModule {}
