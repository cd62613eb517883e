import type { Problem } from '../../kernel/errors';
import { keyOf, type AmendedLine, type Change } from './amendment.rules';
import { hospitalTwice, lineProblems, municipalityTwice, type Known } from './annex-problems.rules';

/** Everything that is wrong with the changes, whatever the figures: which lines they name, and what they add. */
export function changeProblems(changes: readonly Change[], amended: readonly AmendedLine[], known: Known): Problem[] {
  const lines = new Map(amended.map((line) => [line.id, line]));
  return [
    ...changes.flatMap((change) => namedLineProblems(change, lines)),
    ...contradictions(changes),
    ...newLineProblems(changes, amended, known),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function namedLineProblems(change: Change, lines: ReadonlyMap<string, AmendedLine>): Problem[] {
  const { position: line, from_allocation_id: from, to_allocation_id: to } = change;
  // What a closed line released stays the resolution's to give: only the line's own money has nothing left to say.
  const givesReleased = change.change === 'reassign';
  const problems: Problem[] = [];
  for (const [field, id] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (id === null) continue;
    const named = lines.get(id);
    if (!named) problems.push({ ...lineUnknown, line, field });
    else if (named.closed && !(givesReleased && field === 'from')) problems.push({ ...lineClosed(named), line, field });
    else if (field === 'to' && named.withdrawn) problems.push({ ...lineWithdrawn(named), line, field });
  }
  if (from !== null && from === to) problems.push({ ...toItself, line, field: 'to' });
  return problems;
}

/** Two changes that undo each other, or that say one thing in two amounts, are one change badly written. */
function contradictions(changes: readonly Change[]): Problem[] {
  const seen = new Map<string, number>();
  return changes.flatMap((change) => {
    if (change.change === 'reassign' || change.change === 'add-line') return [];
    const key = change.to_allocation_id ?? change.from_allocation_id ?? 'authorized';
    const first = seen.get(key);
    if (first === undefined) seen.set(key, change.position);
    return first === undefined ? [] : [{ ...changedTwice(first), line: change.position, field: 'change' }];
  });
}

function newLineProblems(changes: readonly Change[], amended: readonly AmendedLine[], known: Known): Problem[] {
  const added = changes.filter(({ municipality_code }) => municipality_code !== null);
  // Two reassignments to one new place make one line, so each change is checked as an annex of its own.
  return added.flatMap(({ position: line, municipality_code, hospital_id, amount }) => {
    const divipola = municipality_code ?? '';
    const unsaid = { department: null, municipality: null, line: null, source: null };
    const written = { divipola, hospitalId: hospital_id, amount, ...unsaid };
    const there = amended.find((each) => keyOf(each) === keyOf({ municipality_code, hospital_id }));
    const twice = there && (hospital_id === null ? municipalityTwice(divipola, there.line) : hospitalTwice(there.line));
    return [
      ...lineProblems([{ at: line, written }], known),
      ...(twice ? [{ ...twice, line, field: hospital_id === null ? 'divipola' : 'hospitalId' }] : []),
    ];
  });
}

const lineUnknown: Problem = {
  code: 'amendment.line-unknown',
  detail: {
    es: 'No es una línea de la resolución que se modifica.',
    en: 'It is not a line of the resolution that is amended.',
  },
};

const toItself: Problem = {
  code: 'amendment.line-to-itself',
  detail: { es: 'Una línea no se reasigna a sí misma.', en: 'A line is not reassigned to itself.' },
};

function lineClosed({ line }: AmendedLine): Problem {
  return {
    code: 'amendment.line-closed',
    detail: { es: `La línea ${line} está cerrada.`, en: `Line ${line} is closed.` },
    params: { closed: line },
  };
}

function lineWithdrawn({ line }: AmendedLine): Problem {
  return {
    code: 'amendment.line-withdrawn',
    detail: {
      es: `El hospital de la línea ${line} desistió: no se le asigna más.`,
      en: `The hospital of line ${line} withdrew: it is given no more.`,
    },
    params: { withdrawn: line },
  };
}

function changedTwice(first: number): Problem {
  return {
    code: 'amendment.changed-twice',
    detail: {
      es: `El cambio ${first} ya cambia lo mismo: escriba uno solo, con el valor neto.`,
      en: `Change ${first} changes the same already: write one, with the net amount.`,
    },
    params: { first },
  };
}
