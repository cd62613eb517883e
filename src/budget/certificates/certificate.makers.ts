import { Injectable } from '@nestjs/common';
import type { CertificateMaker } from './certificate.maker';
import type { IssuableType } from './certificate.rules';
import { disbursement } from './types/disbursement/maker';

/** Every type of certificate, each from its room in `types/`. */
@Injectable()
export class CertificateMakers {
  readonly of: Readonly<Record<IssuableType, CertificateMaker>> = { disbursement };
}
