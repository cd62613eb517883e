import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.service';

/** The record of every act; every slice writes in it. */
@Global()
@Module({ providers: [Audit], exports: [Audit] })
export class AuditModule {}
