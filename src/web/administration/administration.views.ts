/* What the pages of administration read of the contract's answers. */

export interface AccountView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly hospitalIds: readonly string[];
  readonly disabled: boolean;
  readonly createdAt: string;
}

export interface PasswordLinkView {
  readonly link: string;
  readonly expiresAt: string;
}

export interface NamedHospitalView {
  readonly id: string;
  readonly name: string;
  readonly divipola: string;
  readonly nit: string | null;
}
