/**
 * By whose delegation did this person act on this subject, if by any? The latest, since one person acts on one subject in
 * one way.
 */
export function byDelegationOf(subject: string, person: string): string {
  return `(
      select json_build_object('id', delegator.id, 'name', delegator.name)
      from delegated_act done
      join delegation on delegation.id = done.delegation_id
      join person delegator on delegator.id = delegation.delegator_id
      where done.subject_id = ${subject}
        and done.person_id = ${person}
      order by done.event_id desc
      limit 1
    )`;
}
