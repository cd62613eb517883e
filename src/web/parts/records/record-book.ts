import type { Desk } from '../../client/desk-client';
import type { PersonView } from '../../client/views';
import type { EvidenceView } from '../../evidence/evidence.views';
import type { DeedRoom } from '../deeds/deed';
import type { RegisterRoom } from '../register/register.page';

/** One record with all that its page tells. */
export interface Shown<Of, More> {
  readonly person: PersonView;
  readonly of: Of;
  readonly more: More;
  /** The documents that prove it; none for who may not see them. */
  readonly evidence: readonly EvidenceView[];
  /** What was just done, as the address says it. */
  readonly done: unknown;
}

/** The records of one kind, decided one by one: their list, their acts, and the page of one. */
export interface RecordBook<Of, More = null> {
  readonly list: RegisterRoom;
  readonly room: DeedRoom<Of>;
  /** Of what its documents are, as the contract names it. */
  readonly subject: (of: Of) => { readonly kind: string; readonly id: string };
  /** What its page asks besides the record and its documents. */
  readonly more: (desk: Desk, of: Of) => Promise<More>;
  readonly page: (shown: Shown<Of, More>) => JSX.Element;
}

export const nothingMore = (): Promise<null> => Promise.resolve(null);
