import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { invariant } from '../../kernel/errors';
import type { EvidenceStore } from './evidence-store';

export interface BucketSettings {
  readonly bucket: string;
  readonly region: string;
  /** Null for Amazon's own; an S3-compatible server's address otherwise. */
  readonly endpoint: string | null;
}

/** A bucket of an S3-compatible server. Its credentials are the environment's (AWS_ACCESS_KEY_ID and its kin). */
export class BucketStore implements EvidenceStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ bucket, region, endpoint }: BucketSettings) {
    this.bucket = bucket;
    // Most compatible servers know a bucket by its path and not by a host name of its own.
    this.client = new S3Client({ region, ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }) });
  }

  async keep({ path, size, sha256 }: { path: string; size: number; sha256: string }): Promise<void> {
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: keyOf(sha256),
        Body: createReadStream(path),
        ContentLength: size,
        ContentType: 'application/octet-stream',
        // The server refuses what did not arrive whole.
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
    );
    await rm(path, { force: true });
  }

  async open(sha256: string): Promise<Readable | null> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: keyOf(sha256) }));
      return (Body as Readable | undefined) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey || (error as { name?: string }).name === 'NoSuchKey') return null;
      throw error;
    }
  }
}

function keyOf(sha256: string): string {
  invariant(/^[0-9a-f]{64}$/.test(sha256), 'a file is kept under its hash');
  return `evidence/${sha256.slice(0, 2)}/${sha256}`;
}
