import { fileNameOf } from '../../platform/tables/table';
import type { Part, Writing } from '../../platform/tables/writing';
import type { Narrative, NarrativeNote } from './narrative.contents';
import { viewNarrative } from './narrative.dto';

/** The block as it goes into the report: paragraphs, the list of the lines, and the notes that it must carry. */
export function narrativeWriting(narrative: Narrative): Writing {
  const { status, resolution, strategy, paragraphs, lines, notes } = narrative;
  return {
    file: fileNameOf(resolution.label, 'bloque', status.asOf),
    title: 'Bloque del informe nacional',
    subtitle: [strategy?.label, resolution.label].filter(Boolean).join(' y '),
    issuer: resolution.issuer,
    moment: { asOf: status.asOf, knownAt: status.knownAt },
    parts: [
      ...paragraphs.map((text): Part => ({ kind: 'paragraph', text })),
      { kind: 'heading', text: 'Líneas, en el orden del anexo' },
      { kind: 'list', items: lines.map(({ inWords }) => inWords) },
      ...notesOf(
        'Donde la fuente se contradice',
        notes.filter(({ kind }) => kind === 'contradiction'),
      ),
      ...notesOf(
        'Lo que la fuente no dice',
        notes.filter(({ kind }) => kind === 'unknown'),
      ),
      ...sourcesOf(notes),
    ],
    foot: 'Bloque del informe nacional, generado del registro de Trazagiro. Prototipo: no es un sitio oficial.',
    data: viewNarrative(narrative),
  };
}

function notesOf(title: string, notes: readonly NarrativeNote[]): Part[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    ...notes.map(({ number, text }): Part => ({ kind: 'paragraph', text: `Nota ${number}. ${text}` })),
  ];
}

function sourcesOf(notes: readonly NarrativeNote[]): Part[] {
  const sources = [...new Set(notes.flatMap((note) => note.sources))];
  if (sources.length === 0) return [];
  return [
    { kind: 'heading', text: sources.length === 1 ? 'Fuente' : 'Fuentes' },
    ...sources.map((text): Part => ({ kind: 'paragraph', text })),
  ];
}
