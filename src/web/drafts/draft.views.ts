import type { ResolutionView } from '../client/views';

/** A resolution while it is written. */
export interface DraftView extends ResolutionView {
  readonly number: number;
  readonly year: number;
  readonly lines: number;
  readonly annexDigest: string;
  readonly deadlines: readonly { readonly kind: string; readonly days: number; readonly unit: string }[];
  readonly requirements: readonly string[];
  readonly draftedBy: NamedView;
  readonly draftedAt: string;
  readonly reviewedBy: NamedView | null;
  readonly reviewedAt: string | null;
  readonly publishedBy: NamedView | null;
  readonly publishedAt: string | null;
}

interface NamedView {
  readonly id: string;
  readonly name: string;
}

export interface AnnexView {
  readonly lines: number;
  readonly total: string;
  readonly undistributed: string | null;
  readonly items: readonly AnnexLineView[];
}

export interface AnnexLineView {
  readonly id: string;
  readonly line: number;
  readonly divipola: string;
  readonly municipality: string;
  readonly department: string;
  readonly hospital: { readonly id: string; readonly name: string } | null;
  readonly amount: string;
  readonly source: string | null;
}

export interface TerritoryView {
  readonly divipola: string;
  readonly municipality: string;
  readonly department: { readonly code: string; readonly name: string };
}
