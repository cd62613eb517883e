interface Row {
  readonly line: number;
  readonly verdict: string;
  readonly code: string | null;
  readonly detail: string | null;
}

/** What the service answers to a bank's answer. */
export interface Applied {
  readonly id: string | null;
  readonly sha256: string;
  readonly repeated: boolean;
  readonly tag: string | null;
  readonly counts: Record<string, number>;
  readonly total: { settled: string; rejected: string };
  readonly before: { places: Record<string, string> };
  readonly after: { places: Record<string, string> };
  readonly rows: Row[];
  readonly unanswered: { paymentOrder: string }[];
  readonly code: string;
  readonly params: { tag: string; leftovers: number };
  readonly errors: { line: number; code: string; detail: string }[];
}
