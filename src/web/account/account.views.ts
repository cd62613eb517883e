/* What «Mi cuenta» reads of the contract's answers. */

export interface OwnSessionView {
  readonly id: string;
  readonly current: boolean;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly agent: string;
  readonly address: string;
}

export interface ServiceTokenView {
  readonly id: string;
  readonly name: string;
  readonly acts: readonly string[];
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly owner: { readonly id: string };
}

export interface SecondFactorView {
  readonly required: boolean;
  readonly confirmedAt: string | null;
  readonly recoveryCodesLeft: number;
}

export interface EnrolmentView {
  readonly secret: string;
  readonly qr: string;
}
