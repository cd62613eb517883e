import { Global, Module } from '@nestjs/common';
import { ACT_RECORD } from '../../platform/access/people.act-record';
import { AuditController } from './audit.controller';
import { AuditQueries } from './audit.queries';
import { Audit } from './audit.service';
import { Proofs } from './proofs.service';
import { SealKeys } from './seal-keys';
import { SealQueries } from './seal.queries';
import { Seals } from './seals.service';
import { VerificationQueries } from './verification.queries';
import { Verification } from './verification.service';
import { Witness } from './witness';

/** The record of every act; every slice writes in it, and so does the administration of people. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    Audit,
    AuditQueries,
    Proofs,
    SealKeys,
    SealQueries,
    Seals,
    Verification,
    VerificationQueries,
    Witness,
    { provide: ACT_RECORD, useExisting: Audit },
  ],
  exports: [Audit, ACT_RECORD, SealQueries, Seals, Verification],
})
export class AuditModule {}
