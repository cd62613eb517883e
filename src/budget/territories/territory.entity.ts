import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TextColumn } from '../../platform/database/columns';

@Entity('department')
export class DepartmentRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'department_pk' })
  code: string;

  @TextColumn()
  name: string;
}

@Entity('municipality')
export class MunicipalityRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'municipality_pk' })
  code: string;

  @TextColumn()
  department_code: string;

  @TextColumn()
  name: string;

  @TextColumn()
  type: string;

  @Column({ type: 'text', array: true })
  aliases: string[];
}
