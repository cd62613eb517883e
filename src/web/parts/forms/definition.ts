/* A form is said once: what it asks, in which words; its page, its reading and its problems all come from there. */

interface Common {
  readonly label: string;
  /** What would be accepted, in one line beneath the label. */
  readonly hint?: string;
  readonly optional?: boolean;
}

export type FieldDefinition = Common &
  (
    | { readonly kind: 'text'; readonly maxLength?: number }
    | { readonly kind: 'long-text'; readonly maxLength?: number; readonly rows?: number }
    /** Pesos, as people write them. */
    | { readonly kind: 'money' }
    /** A calendar date, as people write it. */
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly compact?: boolean }
    | { readonly kind: 'yes' }
    | { readonly kind: 'file'; readonly accept?: string }
  );

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What choosing it means, under its label. */
  readonly means?: string;
}

/** By the name that the contract gives each field, in the order in which they are asked. */
export type FormDefinition = Readonly<Record<string, FieldDefinition>>;
