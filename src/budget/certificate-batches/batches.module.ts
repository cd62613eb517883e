import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module';
import { BatchFileWriter } from './batch-file';
import { BatchFileQueries } from './batch-file.queries';
import { BatchRequests } from './batch-requests';
import { BatchWork } from './batch-work';
import { BatchWorker } from './batch-worker';
import { BatchQueries } from './batch.queries';
import { BatchesController } from './batches.controller';
import { Batches } from './batches.service';

/** Certificates by the dozen. */
@Module({
  imports: [CertificatesModule],
  controllers: [BatchesController],
  providers: [Batches, BatchFileQueries, BatchFileWriter, BatchQueries, BatchRequests, BatchWork, BatchWorker],
  exports: [BatchFileQueries],
})
export class BatchesModule {}
