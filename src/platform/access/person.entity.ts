import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { InstantColumn, TextColumn } from '../database/columns';
import type { Role } from './person';

@Entity('person')
@Unique('person_email_once', ['email'])
export class PersonRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pk' })
  id: string;

  @TextColumn()
  email: string;

  @TextColumn()
  name: string;

  /** Null until its owner has chosen one. */
  @TextColumn({ nullable: true })
  password_hash: string | null;

  @Column({ type: 'text', array: true })
  roles: Role[];

  @InstantColumn({ default: () => 'now()' })
  created_at: Date;

  @InstantColumn({ nullable: true })
  disabled_at: Date | null;
}
