import { BankAnswersPageController } from './bank/answers.controller';
import { BankStatementsPageController } from './bank/statements.controller';
import { PaymentBatchesPageController } from './bank/batches.controller';
import { CertificatesPageController } from './certificates/certificates.controller';
import { IssuancePageController } from './certificates/issuance.controller';
import { AttachPageController } from './evidence/attach.controller';
import { LineActsPageController } from './lines/line-acts.controller';
import { Deeds } from './parts/deeds/deeds';
import { recordPages } from './parts/records/record-pages';
import { Registers } from './parts/register/registers';
import { GiroBatches } from './payments/giro-batches';
import { GirosPageController } from './payments/giros.controller';
import { OrderPageController } from './payments/order.controller';
import { reportBook } from './reports/report.book';
import { ReportsPageController } from './reports/reports.controller';
import { DueBackPageController } from './restitutions/due-back.controller';
import { LapsePageController } from './restitutions/lapse.controller';
import { lapseBook, restitutionBook, restorationBook } from './restitutions/restitution.books';
import { ReversalsPageController } from './reversals/reversals.controller';
import { withdrawalBook } from './withdrawals/withdrawal.book';

/** Where the ministry works on money: giros, and what comes after them. */
export const moneyRooms = [
  OrderPageController,
  GirosPageController,
  PaymentBatchesPageController,
  BankAnswersPageController,
  BankStatementsPageController,
  DueBackPageController,
  LapsePageController,
  ReportsPageController,
  recordPages('escritorio/desistimientos', withdrawalBook),
  recordPages('escritorio/reintegros', restitutionBook),
  recordPages('escritorio/restablecimientos', restorationBook),
  recordPages('escritorio/perdidas', lapseBook),
  recordPages('escritorio/informes', reportBook),
  LineActsPageController,
  IssuancePageController,
  CertificatesPageController,
  AttachPageController,
  ReversalsPageController,
];

/** What makes their lists, and takes their forms to their acts. */
export const moneyActs = [Deeds, Registers, GiroBatches];
