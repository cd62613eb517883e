import { InstantColumn, RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

/** What one person records and another decides: who recorded it and when, and what was decided, by whom, when and why. */
export abstract class DecidedRecord<Decision extends string> {
  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: Date;

  /** Null while it waits. */
  @TextColumn({ nullable: true })
  decision: Decision | null;

  @UuidColumn({ nullable: true })
  decided_by: string | null;

  @InstantColumn({ nullable: true })
  decided_at: Date | null;

  /** Why it was turned down. */
  @TextColumn({ nullable: true })
  decision_reason: string | null;
}
