import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';
import { EvidenceController } from './evidence.controller';
import { EvidenceQueries } from './evidence.queries';
import { Evidence } from './evidence.service';
import { EVIDENCE_STORE, type EvidenceStore } from './evidence-store';
import { FolderStore } from './folder-store';

/** The files that prove acts: what they are in the database, their bytes outside it. */
@Module({
  controllers: [EvidenceController],
  providers: [Evidence, EvidenceQueries, { provide: EVIDENCE_STORE, useFactory: storeOf, inject: [CONFIG] }],
  exports: [Evidence],
})
export class EvidenceModule {}

async function storeOf(config: Config): Promise<EvidenceStore> {
  const { EVIDENCE_S3_BUCKET: bucket, EVIDENCE_S3_REGION: region, EVIDENCE_S3_ENDPOINT: endpoint } = config;
  if (bucket === undefined) return new FolderStore(join(config.dataFolder, 'evidence'));
  // Loaded by who has a bucket: it is all of a cloud's protocol.
  const { BucketStore } = await import('./s3-store');
  return new BucketStore({ bucket, region, endpoint: endpoint ?? null });
}
