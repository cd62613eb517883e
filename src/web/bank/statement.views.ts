import type { Actor } from '../parts/story';

export interface StatementView {
  readonly id: string;
  readonly fileName: string;
  readonly accountLastFour: string | null;
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly added: number;
  readonly matched: number;
  readonly recordedBy: Actor;
  readonly recordedAt: string;
}

export interface TargetView {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  readonly on: string;
  readonly amount: string;
  readonly reference: string | null;
}

export interface BankLineView {
  readonly id: string;
  readonly line: number;
  readonly on: string;
  readonly direction: string;
  readonly amount: string;
  readonly reference: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly match: {
    readonly id: string;
    readonly how: 'exact' | 'confirmed';
    readonly kind: string;
    readonly subjectId: string;
    readonly recordedBy: Actor;
  } | null;
  readonly suggestions: readonly { readonly target: TargetView; readonly reasons: readonly string[] }[];
}
