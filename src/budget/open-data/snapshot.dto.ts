import { z } from 'zod';
import { date, instant } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import type { Snapshot, SnapshotFile } from './snapshot.queries';

/** What is published, and when it is known, is not the asker's to say. */
export const publicationForm = z.strictObject({});

export const snapshotFileView = z.object({ path: z.string(), size: z.number().int(), sha256: z.string() });

export const snapshotView = z.object({
  id: z.string(),
  name: z.string().meta({ description: 'The day in Bogotá; of the second of a day on, «.2»' }),
  madeOn: date(),
  madeAt: instant(),
  knownAt: instant(),
  nightly: z.boolean(),
  files: z.array(snapshotFileView),
});

export type SnapshotView = z.output<typeof snapshotView>;

export const snapshotList = pageView(snapshotView.omit({ files: true }).extend({ package: snapshotFileView }));

/** The last of the page before: its day and which of that day. */
export const snapshotsAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine(
    (keys) =>
      keys === undefined ||
      (keys.length === 2 && /^\d{4}-\d\d-\d\d$/.test(keys[0] ?? '') && /^\d{1,4}$/.test(keys[1] ?? '')),
    {
      params: {
        problem: {
          code: 'cursor.malformed',
          detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
        },
      },
    },
  ),
});

export type SnapshotsAsked = z.output<typeof snapshotsAsked>;

export function viewSnapshot(snapshot: Snapshot, files: readonly SnapshotFile[]): SnapshotView {
  const { id, name, madeOn, madeAt, knownAt, nightly } = snapshot;
  return { id, name, madeOn, madeAt, knownAt, nightly, files: files.map(viewFile) };
}

export function viewFile({ path, size, sha256 }: SnapshotFile): z.output<typeof snapshotFileView> {
  return { path, size, sha256 };
}
