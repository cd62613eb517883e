import { Money } from '../../../kernel/money';
import { nitCheckDigit } from '../../../kernel/nit';
import type { LineFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine } from '../facts.example';
import { amounts, type Found, type Rule } from '../rule';
import { capitalized, documentsOf, eachLine, entriesOf, ofLine } from '../subjects';

const zero = Money.zero;

function ofHospital(hospital: LineFacts['hospital']): ResolutionFacts {
  return exampleFacts({ lines: [exampleLine({ hospital })] });
}

export const hospitalUnknown: Rule = {
  code: 'hospital.unknown',
  severity: 'medium',
  title: { es: 'Línea sin hospital', en: 'Line whose hospital is unknown' },
  ground:
    'Un recurso asignado tiene quien lo recibe: mientras la fuente no nombre la E.S.E. ni su NIT, nadie responde por la línea.',
  find: (facts) =>
    eachLine(facts, (line) =>
      line.hospital
        ? null
        : atStake(facts, line, 'ninguna fuente nombra la E.S.E. ni su NIT', 'asignados a una entidad sin nombrar'),
    ),
  passes: ofHospital({ name: 'EJEMPLO — E.S.E.', nit: '900000009', checkDigit: 0 }),
  fails: ofHospital(null),
};

export const hospitalWithoutNit: Rule = {
  code: 'hospital.without-nit',
  severity: 'medium',
  title: { es: 'Hospital sin NIT', en: 'Hospital without a NIT' },
  ground: 'A una entidad se le gira por su NIT: sin él no se comprueba que quien recibe es quien la resolución nombra.',
  find: (facts) =>
    eachLine(facts, (line) =>
      line.hospital?.nit === null
        ? atStake(facts, line, `de «${line.hospital.name}» no se conoce el NIT`, 'asignados a una entidad sin NIT')
        : null,
    ),
  passes: ofHospital({ name: 'EJEMPLO — E.S.E.', nit: '900000009', checkDigit: 0 }),
  fails: ofHospital({ name: 'EJEMPLO — E.S.E.', nit: null, checkDigit: null }),
};

export const wrongCheckDigit: Rule = {
  code: 'hospital.wrong-check-digit',
  severity: 'medium',
  title: { es: 'NIT con dígito de verificación equivocado', en: 'NIT with a wrong check digit' },
  ground:
    'El dígito de verificación sale de las nueve cifras del NIT (algoritmo de la DIAN): si no sale, alguna cifra está mal escrita.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const { hospital } = line;
      if (!hospital || hospital.nit === null || hospital.checkDigit === null) return null;
      const right = nitCheckDigit(hospital.nit);
      if (right === hospital.checkDigit) return null;
      return {
        ...aboutLine(facts, line),
        measure: 'text',
        expected: String(right),
        actual: String(hospital.checkDigit),
        difference: null,
        detail: `${capitalized(line.label)}: el NIT ${hospital.nit} de «${hospital.name}» lleva el dígito ${hospital.checkDigit} y le corresponde ${right}.`,
      };
    }),
  passes: ofHospital({ name: 'EJEMPLO — E.S.E.', nit: '900000009', checkDigit: 0 }),
  fails: ofHospital({ name: 'EJEMPLO — E.S.E.', nit: '900000009', checkDigit: 5 }),
};

function atStake(facts: ResolutionFacts, line: LineFacts, what: string, words: string): Found {
  return {
    ...aboutLine(facts, line),
    ...amounts(zero, line.amount),
    detail: `${capitalized(line.label)}: ${what}; hay ${line.amount.toSpanish()} ${words}, y debería haber ${zero.toSpanish()}.`,
  };
}

function aboutLine(
  facts: ResolutionFacts,
  line: LineFacts,
): Pick<Found, 'subject' | 'allocationId' | 'roundingExplains' | 'entries' | 'documents' | 'openSince'> {
  return {
    ...ofLine(facts, line),
    roundingExplains: null,
    entries: entriesOf(facts.entries, ['publish']),
    documents: documentsOf(facts.label, facts.source),
    openSince: line.issuedOn,
  };
}
