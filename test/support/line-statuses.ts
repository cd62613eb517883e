import type { Visitor } from './visitor';

interface Standing {
  readonly items: { readonly id: string; readonly line: number; readonly status: string }[];
}

/** Where each line stands by itself is where its own view says, of every resolution that one may see. */
export async function expectStatusesAgree(who: Visitor): Promise<void> {
  const { body: resolutions } = await who.get<{ items: { id: string }[] }>('/resolutions?kind=allocation&limit=200');
  let compared = 0;
  for (const { id } of resolutions.items) {
    const { body: whole } = await who.get<Standing>(`/resolutions/${id}/allocations?limit=200`);
    const { body: alone } = await who.get<Standing>(`/resolutions/${id}/allocations/statuses`);
    expect(alone.items).toEqual(whole.items.map((line) => ({ id: line.id, line: line.line, status: line.status })));
    compared += alone.items.length;
  }
  expect(compared).toBeGreaterThan(0);
}
