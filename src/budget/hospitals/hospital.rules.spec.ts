import { changesOf, correctedHospital, newHospital, type Hospital, type HospitalWriting } from './hospital.rules';

const known = new Map(
  [
    { divipola: '05490', municipality: 'Necoclí', department: { code: '05', name: 'Antioquia' } },
    { divipola: '44001', municipality: 'Riohacha', department: { code: '44', name: 'La Guajira' } },
  ].map((each) => [each.divipola, { ...each, type: 'municipio', aliases: [] }]),
);

const name = 'E.S.E. EJEMPLO';
const empty: Hospital = { name, nit: null, checkDigit: null, divipola: '05490', reps: null };
const whole: Hospital = { name, nit: '900474727', checkDigit: 4, divipola: '05490', reps: '0549000001' };

describe('a hospital is registered with what is known of it', () => {
  it.each<[HospitalWriting, Partial<Hospital>]>([
    [{}, { nit: null, checkDigit: null, reps: null }],
    [
      { nit: null, checkDigit: null, reps: null },
      { nit: null, checkDigit: null, reps: null },
    ],
    [{ nit: '900474727' }, { nit: '900474727', checkDigit: 4 }],
    [{ nit: '900.474.727-4' }, { nit: '900474727', checkDigit: 4 }],
    [
      { nit: '900474727', checkDigit: 4 },
      { nit: '900474727', checkDigit: 4 },
    ],
    [
      { nit: '900.474.727-4', checkDigit: 4 },
      { nit: '900474727', checkDigit: 4 },
    ],
    [{ reps: '0549000001' }, { reps: '0549000001' }],
    [{ reps: '054900000101' }, { reps: '054900000101' }],
  ])('%j → %j', (written, expected) => {
    expect(newHospital({ name, divipola: '05490', ...written }, known)).toMatchObject({ name, ...expected });
  });
});

describe('what cannot be is refused, all at once', () => {
  it.each<[HospitalWriting, [string, string][]]>([
    [{ nit: '900474727-5' }, [['nit', 'nit.wrong-check-digit']]],
    [{ nit: '900474727', checkDigit: 5 }, [['checkDigit', 'nit.wrong-check-digit']]],
    [{ nit: '900474727-4', checkDigit: 5 }, [['checkDigit', 'nit.wrong-check-digit']]],
    [{ nit: '12345' }, [['nit', 'nit.malformed']]],
    [{ checkDigit: 4 }, [['checkDigit', 'hospital.check-digit-without-nit']]],
    [{ divipola: '05491' }, [['divipola', 'territory.unknown']]],
    [{ reps: '4400100001' }, [['reps', 'hospital.reps-contradicts-department']]],
    [{ divipola: '44001', reps: '0549000001' }, [['reps', 'hospital.reps-contradicts-department']]],
    [
      { nit: '900474727-5', reps: '4400100001' },
      [
        ['nit', 'nit.wrong-check-digit'],
        ['reps', 'hospital.reps-contradicts-department'],
      ],
    ],
  ])('%j → %j', (written, expected) => {
    const decided = newHospital({ name, divipola: '05490', ...written }, known);
    expect('problems' in decided && decided.problems.map(({ field, code }) => [field, code])).toEqual(expected);
  });

  it('names the right check digit', () => {
    const decided = newHospital({ name, divipola: '05490', nit: '900.474.727-5' }, known);
    expect('problems' in decided && decided.problems[0]?.detail.es).toContain('es 4, no 5');
  });
});

describe('a known value is corrected with a reason; an unknown one is filled without', () => {
  const reason = 'El RUT aportado dice otra cosa';
  it.each<[string, Hospital, HospitalWriting, string[] | 'needs a reason']>([
    ['fills the NIT', empty, { nit: '900474727' }, ['nit', 'checkDigit']],
    ['fills the REPS code', empty, { reps: '0549000001' }, ['reps']],
    ['says the same again', whole, { nit: '900.474.727-4', name }, []],
    ['says nothing', whole, {}, []],
    ['corrects the NIT', whole, { nit: '800197268' }, 'needs a reason'],
    ['corrects the NIT', whole, { nit: '800197268', reason }, ['nit']],
    ['corrects the name', empty, { name: 'Otro' }, 'needs a reason'],
    ['corrects the name', empty, { name: 'Otro', reason }, ['name']],
    ['moves the hospital', empty, { divipola: '44001' }, 'needs a reason'],
    ['moves the hospital', empty, { divipola: '44001', reason }, ['divipola']],
    ['takes the NIT back', whole, { nit: null }, 'needs a reason'],
    ['takes the NIT back', whole, { nit: null, reason }, ['nit', 'checkDigit']],
  ])('%s', (_, stored, written, expected) => {
    const decided = correctedHospital(stored, written, known);
    if ('problems' in decided) {
      expect([decided.problems.map(({ code }) => code), expected]).toEqual([
        ['hospital.correction-needs-reason'],
        'needs a reason',
      ]);
    } else {
      expect(changesOf(stored, decided)).toEqual(expected);
    }
  });

  it('verifies a check digit against the NIT that stands', () => {
    const decided = correctedHospital(whole, { checkDigit: 7, reason }, known);
    expect('problems' in decided && decided.problems.map(({ code }) => code)).toEqual(['nit.wrong-check-digit']);
  });
});
