import type { DocumentPlan } from './blocks';

/**
 * `drawDocument` in this thread, loaded when something is first drawn in it: most papers are drawn in threads of their own
 * (`PaperPool`), and what draws is a tenth of what a start would load.
 */
export async function drawHere(plan: DocumentPlan): Promise<Buffer> {
  const { drawDocument } = await import('./draw-document');
  return drawDocument(plan);
}
