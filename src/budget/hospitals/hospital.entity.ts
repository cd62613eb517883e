import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { RecordedAtColumn, TextColumn, UuidColumn } from '../../platform/database/columns';

@Entity('hospital')
@Unique('hospital_nit_once', ['nit'])
export class HospitalRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'hospital_pk' })
  id: string;

  @TextColumn()
  name: string;

  @TextColumn({ nullable: true })
  nit: string | null;

  @Column({ type: 'smallint', nullable: true })
  check_digit: number | null;

  @TextColumn()
  municipality_code: string;

  @TextColumn({ nullable: true })
  reps: string | null;

  @UuidColumn()
  recorded_by: string;

  @RecordedAtColumn()
  recorded_at: string;
}
