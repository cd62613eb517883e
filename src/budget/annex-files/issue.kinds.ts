export type Severity = 'repair' | 'warning' | 'error';
export type Params = Readonly<Record<string, string | number | undefined>>;

export interface Saying {
  readonly severity: Severity;
  readonly es: (params: Params) => string;
  readonly en: (params: Params) => string;
}

type Wording = (params: Params) => string;
export const repair = (es: Wording, en: Wording): Saying => ({ severity: 'repair', es, en });
export const warning = (es: Wording, en: Wording): Saying => ({ severity: 'warning', es, en });
export const error = (es: Wording, en: Wording): Saying => ({ severity: 'error', es, en });
