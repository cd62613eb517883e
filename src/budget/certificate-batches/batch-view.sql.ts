/** A `BatchView` ($1). */
export const viewSql = `
  select
    batch.id,
    batch.resolution_id as "resolutionId",
    batch.type,
    batch.form,
    batch.cutoff,
    case
      when batch.failure is not null then 'failed'
      when batch.finished_at is not null then 'done'
      when batch.listed then 'running'
      else 'waiting'
    end as state,
    batch.requested_at as "requestedAt",
    batch.finished_at as "finishedAt",
    count(item.position)::integer as total,
    count(item.position) filter (where num_nonnulls(item.certificate_id, item.refusal) = 1)::integer as done,
    count(item.position) filter (where item.is_new)::integer as issued,
    count(item.position) filter (where item.certificate_id is not null and not item.is_new)::integer as taken,
    coalesce(
      json_agg(
        json_build_object(
          'subjectId', item.subject_id,
          'label', item.label,
          'code', item.refusal ->> 'code',
          'detail', item.refusal ->> 'detail'
        )
        order by item.position
      ) filter (where item.refusal is not null),
      '[]'
    ) as refused,
    batch.failure,
    batch.file_size::float8 as "fileSize",
    batch.file_sha256 as "fileSha256"
  from certificate_batch batch
  left join certificate_batch_item item on item.batch_id = batch.id
  where batch.id = $1
  group by batch.id`;
