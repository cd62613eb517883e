import { Inject, Injectable } from '@nestjs/common';
import { ACT_RECORD, type ActRecord } from '../../platform/access/people.act-record';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { newId } from '../../platform/ids';
import { IdentityOfLinks } from './link.rules';

declareConstraint('person_of_links_never_signs_in', () => new IdentityOfLinks({}));

/** Under whose name the record tells what was done by links: one identity a hospital, disabled from its first moment. */
@Injectable()
export class LinkIdentities {
  constructor(@Inject(ACT_RECORD) private readonly acts: ActRecord) {}

  /** @returns the identity's id, made when the first link of the hospital is */
  async of(tx: Tx, by: Caller, hospital: { readonly id: string; readonly name: string }): Promise<string> {
    const known: { person_id: string }[] = await tx.query(
      'select link_identity.person_id from hospital join link_identity on link_identity.hospital_id = hospital.id where hospital.id = $1',
      [hospital.id],
    );
    if (known[0]) return known[0].person_id;
    const id = newId();
    const name = `Por enlace de un solo uso: ${hospital.name}`.slice(0, 200);
    await tx.query(
      `insert into person (id, email, name, roles, disabled_at) values ($1, $2, $3, '{recipient}', now())`,
      [id, `enlaces-${hospital.id}@sin-cuenta.invalid`, name],
    );
    await tx.query('insert into person_hospital (person_id, hospital_id) values ($1, $2)', [id, hospital.id]);
    await tx.query('insert into link_identity (hospital_id, person_id) values ($1, $2)', [hospital.id, id]);
    await this.acts.record(tx, by, {
      act: 'person.register-for-links',
      subjectKind: 'person',
      subjectId: id,
      content: { name, hospitalIds: [hospital.id] },
    });
    return id;
  }
}
