import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CONFIG, type Config } from '../../platform/config';
import type { Tx } from '../../platform/database/transactions';
import { PaperPool } from '../../platform/paper/paper-pool';
import { latestSeal } from '../audit/seal.queries';
import type { Circumstances } from './certificate.content';
import { LogoQueries } from './logo.queries';

/** What stands on a certificate besides its facts, as it is at its issue: whose paper, who signs, what the record was. */
@Injectable()
export class CertificateCircumstances {
  constructor(
    private readonly papers: PaperPool,
    private readonly logos: LogoQueries,
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The logo is kept at its first use: a certificate is drawn the same when the file is gone. */
  async now(tx: Tx): Promise<Circumstances> {
    const { logo, issuer, office, city, signatory, paper } = this.config.letterhead;
    if (logo) await this.logos.keep(tx, logo);
    const { signer } = this.papers;
    return {
      letterhead: {
        issuer,
        office,
        city,
        signatory: { name: signatory.name, position: signatory.position },
        paper,
        logo: logo && { sha256: logo.sha256, alternative: logo.alternative },
      },
      verifyAt: `${this.publicAddress()}/verificar`,
      seal: await latestSeal(tx),
      signer: signer && { name: signer.name, organization: signer.organization, serial: signer.serial },
    };
  }

  /** Where anybody opens the service: PUBLIC_URL, or the address of this machine where it is not said. */
  private publicAddress(): string {
    if (this.config.PUBLIC_URL !== undefined) return this.config.PUBLIC_URL;
    const listening = this.host.httpAdapter.getInstance<FastifyInstance>().server.address();
    const port = typeof listening === 'object' && listening ? listening.port : this.config.PORT;
    const host = this.config.HOST === '127.0.0.1' || this.config.HOST === '0.0.0.0' ? 'localhost' : this.config.HOST;
    return `http://${host}:${port}`;
  }
}
