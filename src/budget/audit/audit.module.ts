import { Global, Module } from '@nestjs/common';
import { ACT_RECORD } from '../../platform/access/people.act-record';
import { Audit } from './audit.service';

/** The record of every act; every slice writes in it, and so does the administration of people. */
@Global()
@Module({ providers: [Audit, { provide: ACT_RECORD, useExisting: Audit }], exports: [Audit, ACT_RECORD] })
export class AuditModule {}
