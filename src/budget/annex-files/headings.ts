/*
 * The headings that are understood, as they are compared: without case, accents, signs and what is in parentheses. The
 * first of each is the one that the template has.
 */

export const meanings = {
  line: { es: 'el número de línea', en: 'the line number' },
  divipola: { es: 'el código DIVIPOLA', en: 'the DIVIPOLA code' },
  departmentCode: { es: 'el código del departamento', en: 'the code of the department' },
  department: { es: 'el departamento', en: 'the department' },
  municipality: { es: 'el municipio', en: 'the municipality' },
  hospital: { es: 'la E.S.E.', en: 'the hospital' },
  hospitalId: { es: 'el identificador del hospital', en: 'the identifier of the hospital' },
  nit: { es: 'el NIT', en: 'the NIT' },
  checkDigit: { es: 'el dígito de verificación', en: 'the check digit' },
  amount: { es: 'el valor', en: 'the amount' },
  source: { es: 'la fuente', en: 'the source' },
} as const;

export type Meaning = keyof typeof meanings;
const lists: Record<Meaning, string> = {
  line: `
    linea | n | no | nro | num | numero | item | n linea | no linea | numero de linea | consecutivo | orden`,
  divipola: `
    codigo divipola | divipola | cod divipola | codigo dane | cod dane | dane | codigo dane municipio |
    codigo municipio | cod municipio | codigo del municipio | codigo dane del municipio | codigo mpio |
    cod mpio | cod mun | codigo mun | codigo dane mpio | cod dane mpio | cod dane municipio |
    codigo divipola municipio | mpio ccdgo | mpio cdpmp | codigo entidad territorial | codigo`,
  departmentCode: `
    codigo departamento | cod departamento | codigo del departamento | codigo dpto | cod dpto | cod depto |
    codigo depto | codigo dane departamento | codigo dane del departamento | cod dane dpto | dpto ccdgo`,
  department: `
    departamento | depto | dpto | dep | nombre departamento | nombre del departamento | departamento entidad |
    dpto cnmbr`,
  municipality: `
    municipio | entidad territorial | mpio | nombre municipio | nombre del municipio |
    municipio entidad territorial | ciudad | municipio distrito | municipio o distrito | distrito municipio |
    entidad territorial beneficiaria | municipio beneficiario | territorio | mpio cnmbr | ente territorial`,
  hospital: `
    e s e | ese | hospital | nombre e s e | nombre ese | nombre de la ese | nombre de la e s e |
    nombre del hospital | empresa social del estado | entidad | nombre de la entidad | razon social |
    beneficiario | entidad beneficiaria | ips | prestador | nombre del prestador | institucion |
    ese beneficiaria | e s e beneficiaria | hospital ese | ejecutor | entidad ejecutora`,
  hospitalId: `
    identificador del hospital | id hospital | hospital id`,
  nit: `
    nit | n i t | nit entidad | nit ese | nit e s e | nit de la ese | nit beneficiario | nit del beneficiario |
    numero de nit | nit sin dv | nit con dv | nit dv | identificacion tributaria`,
  checkDigit: `
    dv | d v | digito de verificacion | digito verificacion | digito | dig verif`,
  amount: `
    valor asignado | valor | monto | monto asignado | recursos asignados | recurso asignado | recursos |
    asignacion | valor total asignado | valor a asignar | valor de la asignacion | valor total | total |
    total asignado | total asignacion | valor recursos | valor de los recursos | valor a girar |
    valor a transferir | valor asignacion | asignacion total | total recursos | total recursos asignados |
    valor pesos | valor en pesos | valor asignado en pesos | monto en pesos | importe | cuantia |
    valor recursos asignados | recursos a asignar | presupuesto asignado | monto a girar |
    recursos a transferir`,
  source: `
    fuente | fuente del dato | fuente de la linea`,
};

export const headings = new Map(
  (Object.keys(lists) as Meaning[]).map((meaning) => [meaning, lists[meaning].split('|').map((each) => each.trim())]),
);
