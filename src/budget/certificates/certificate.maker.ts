import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';

/*
 * What a type of certificate is: how its subject is held, what of it is so on a date, what must hold for it to be
 * certified, and how it is said. Everything else — numbers, codes, frames, paper — is the same for all of them.
 */

/** A table of the certificate: the first cell of a row is its header, the last one its figure. */
export interface Table {
  /** The heading of the part of the document that begins with this table, where one begins. */
  readonly section?: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The sum of the rows, as one more of them. */
  readonly total?: readonly string[];
  /** How many columns, from the last one back, are figures; one unless said. */
  readonly figures?: number;
  /** Of many rows: in smaller letters. */
  readonly long?: true;
}

/** The facts for a machine: amounts as text with two decimals, what is unknown as null, and the entries behind. */
export type Data = Readonly<Record<string, unknown>>;

/** What a type says of its subject, as of the cut-off. */
export interface Said {
  /** Whose act it is: the ministry that issued the resolution. */
  readonly issuer: string;
  readonly subtitle: string;
  /** One sentence each; each names its act or document, and its date. */
  readonly facts: readonly string[];
  readonly tables: readonly Table[];
  readonly data: Data;
}

/** Whose the subject is: who may read its certificates. Of a whole resolution when there is no line. */
export interface Owner {
  readonly resolutionId: string;
  readonly allocationId: string | null;
}

export interface Asked {
  readonly subjectId: string;
  readonly cutoff: CalendarDate;
}

/** One type, as the service and whoever recomputes a certificate see it. */
export interface CertificateMaker {
  /** «Certificación de giro» */
  readonly name: string;
  /** What must be done before the transaction of the issue opens. */
  before?(): Promise<void>;
  /**
   * Holds the subject until the transaction ends: whoever moves its money waits.
   * @throws NotFound when there is none, or it is another hospital's; what its type refuses before reading
   */
  hold(tx: Tx, by: Caller, asked: Asked): Promise<Owner>;
  /**
   * What is said of the subject as of the cut-off and as known now. Reads, and changes nothing.
   * @throws the type's Refusal, saying what is missing, when that cannot be certified
   */
  say(tx: Tx, subjectId: string, cutoff: CalendarDate): Promise<Said>;
  /**
   * The same facts for a machine: equal, as canonical JSON, to the `data` of every certificate of this subject and this
   * cut-off, until the facts themselves change.
   * @throws the type's Refusal, when they changed so that nothing is left to certify
   */
  data(tx: Tx, subjectId: string, cutoff: CalendarDate): Promise<Data>;
  /** What its tables would say today of a subject that is not certified any more. Reads; null: its type cannot say. */
  left(tx: Tx, subjectId: string, cutoff: CalendarDate): Promise<readonly Table[] | null>;
}

/** A type as it is declared: what is read in one moment, what of it can be certified, and how that is said. */
export interface CertificateKind<Read, Facts> extends Pick<CertificateMaker, 'name' | 'before' | 'hold'> {
  read(tx: Tx, subjectId: string, cutoff: CalendarDate): Promise<Read>;
  /** Pure. @throws the type's Refusal unless there is something to certify */
  require(read: Read, cutoff: CalendarDate): Facts;
  /** Pure. */
  say(facts: Facts, cutoff: CalendarDate): Said;
  /** Pure: its tables, of what `require` refuses; for whoever holds a certificate of when it did not. */
  left?(read: Read, cutoff: CalendarDate): readonly Table[];
}

export function makerOf<Read, Facts>(kind: CertificateKind<Read, Facts>): CertificateMaker {
  async function say(tx: Tx, subjectId: string, cutoff: CalendarDate): Promise<Said> {
    return kind.say(kind.require(await kind.read(tx, subjectId, cutoff), cutoff), cutoff);
  }
  return {
    name: kind.name,
    ...(kind.before ? { before: kind.before } : {}),
    hold: (tx, by, asked) => kind.hold(tx, by, asked),
    say,
    data: async (tx, subjectId, cutoff) => (await say(tx, subjectId, cutoff)).data,
    left: async (tx, subjectId, cutoff) => kind.left?.(await kind.read(tx, subjectId, cutoff), cutoff) ?? null,
  };
}
