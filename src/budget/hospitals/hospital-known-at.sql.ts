/** What a report waits for besides its own resolution: somebody who is correcting what a hospital is called. */
export const hospitalNames = 'hospital names';

/**
 * The hospital of `line` as it was known at an instant: none before a source named it, and by the name and the NIT that
 * it had then, which are what the first later correction says that they were before it.
 * @param instant the parameter with the instant
 */
export function hospitalKnownAt(instant: string): string {
  const then = (field: 'name' | 'nit') => `
    coalesce(
      (array_agg(content -> 'before' -> '${field}' order by id) filter (where content -> 'before' ? '${field}'))[1],
      to_jsonb(hospital.${field})
    ) #>> '{}' as ${field}`;
  return `
    left join lateral (
      select hospital.id, known.name, known.nit
      from hospital
      cross join lateral (
        select ${then('name')}, ${then('nit')}
        from audit_event
        where subject_id = hospital.id
          and act = 'hospital.correct'
          and at > ${instant}
      ) known
      where hospital.id = line.hospital_id
        and ${namedBy(instant)}
    ) hospital on true`;
}

/** Whether the hospital of `line`, where it has one, was known at an instant. */
export function namedBy(instant: string): string {
  return `not exists (
          select
          from audit_event
          where subject_id = line.id
            and act = 'allocation.name-hospital'
            and at > ${instant}
        )`;
}
