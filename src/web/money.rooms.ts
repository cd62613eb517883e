import { BankAnswersPageController } from './bank/answers.controller';
import { BankStatementsPageController } from './bank/statements.controller';
import { PaymentBatchesPageController } from './bank/batches.controller';
import { CertificatesPageController } from './certificates/certificates.controller';
import { IssuancePageController } from './certificates/issuance.controller';
import { AttachPageController } from './evidence/attach.controller';
import { LineActsPageController } from './lines/line-acts.controller';
import { Deeds } from './parts/deeds/deeds';
import { Registers } from './parts/register/registers';
import { GiroBatches } from './payments/giro-batches';
import { GirosPageController } from './payments/giros.controller';
import { OrderPageController } from './payments/order.controller';
import { ReportsPageController } from './reports/reports.controller';
import { LapsesPageController } from './restitutions/lapses.controller';
import { RestitutionsPageController } from './restitutions/restitutions.controller';
import { RestorationsPageController } from './restitutions/restorations.controller';
import { ReversalsPageController } from './reversals/reversals.controller';
import { WithdrawalsPageController } from './withdrawals/withdrawals.controller';

/** Where the ministry works on money: giros, and what comes after them. */
export const moneyRooms = [
  OrderPageController,
  GirosPageController,
  PaymentBatchesPageController,
  BankAnswersPageController,
  BankStatementsPageController,
  WithdrawalsPageController,
  RestitutionsPageController,
  RestorationsPageController,
  LapsesPageController,
  ReportsPageController,
  LineActsPageController,
  IssuancePageController,
  CertificatesPageController,
  AttachPageController,
  ReversalsPageController,
];

/** What makes their lists, and takes their forms to their acts. */
export const moneyActs = [Deeds, Registers, GiroBatches];
