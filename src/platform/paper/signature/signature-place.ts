/** Who signs, when and why, and how many bytes the signature will take. */
export interface SignaturePlace {
  readonly name: string;
  readonly organization: string | null;
  readonly issuer: string;
  readonly serial: string;
  readonly validTo: Date;
  readonly at: Date;
  readonly reason: string;
  readonly location: string | null;
  readonly length: number;
}
