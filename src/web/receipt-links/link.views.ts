/** What who has a link is shown. */
export interface StandingView {
  readonly hospital: string;
  readonly resolution: string;
  readonly line: number;
  readonly amount: string;
  readonly paidOn: string | null;
  readonly expiresAt: string;
  readonly used: {
    readonly said: string;
    readonly amount: string;
    readonly on: string;
    readonly usedAt: string;
  } | null;
}

/** A link, as the ministry and the hospital see it afterwards: never its address. */
export interface LinkView {
  readonly id: string;
  readonly state: string;
  readonly madeBy: { readonly name: string };
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly use: { readonly name: string; readonly office: string; readonly said: string } | null;
}

export interface MadeLinkView {
  readonly link: string;
  readonly expiresAt: string;
}
