/**
 * Who a person was at an instant: by the name and the roles of then, which are what the first later change of the
 * account says that they were before it. A paper that is printed again does not change with who has changed office.
 * @param person the column that names the person
 * @param instant the parameter with the instant
 */
export function personKnownAt(person: string, instant: string): string {
  const then = (field: 'name' | 'roles') => `
    coalesce(
      (array_agg(content -> 'before' -> '${field}' order by id) filter (where content -> 'before' ? '${field}'))[1],
      to_jsonb(person.${field})
    )`;
  return `(
    select json_build_object(
      'id', person.id,
      'name', known.name,
      'roles', known.roles,
      'hospitalIds', (
        select coalesce(json_agg(hospital_id order by hospital_id), '[]')
        from person_hospital
        where person_id = person.id
      )
    )
    from person
    cross join lateral (
      select ${then('name')} as name, ${then('roles')} as roles
      from audit_event
      where subject_id = person.id
        and act = 'person.change'
        and at > ${instant}
    ) known
    where person.id = ${person}
  )`;
}
