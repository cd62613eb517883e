import { Module } from '@nestjs/common';
import { AccountPageController } from './account.controller';
import { AllocationPageController } from './allocation.controller';
import { DeskClient } from './desk-client';
import { HomeController, NoSuchPageController } from './home.controller';
import { LostVisitors } from './lost-visitors';
import { PasswordLinkPageController } from './password-link.controller';
import { ProviderPageController } from './provider.controller';
import { ResolutionPageController } from './resolution.controller';
import { StylesheetController } from './stylesheet.controller';
import { VerifyController } from './verify.controller';
import { TasksPageController } from './tasks.controller';

/** The desk: what people see. It speaks to the business through the HTTP contract and knows nothing else of it. */
@Module({
  controllers: [
    StylesheetController,
    HomeController,
    ProviderPageController,
    AccountPageController,
    PasswordLinkPageController,
    ResolutionPageController,
    AllocationPageController,
    VerifyController,
    TasksPageController,
    NoSuchPageController,
  ],
  providers: [DeskClient, LostVisitors],
})
export class WebModule {}
