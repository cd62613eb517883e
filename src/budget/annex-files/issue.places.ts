import { error, repair, warning } from './issue.kinds';

/* What may be said of where a line is, and of its hospital. */

export const ofThePlace = {
  'divipola.zero-restored': repair(
    ({ original, repaired, name }) => `«${original}» perdió el cero inicial: el código es ${repaired}, ${name}.`,
    ({ original, repaired, name }) => `"${original}" lost its leading zero: the code is ${repaired}, ${name}.`,
  ),
  'divipola.reassembled': repair(
    ({ original, repaired, name }) => `«${original}» se leyó como el código ${repaired}, ${name}.`,
    ({ original, repaired, name }) => `"${original}" was read as code ${repaired}, ${name}.`,
  ),
  'divipola.from-name': repair(
    ({ original, repaired, name }) => `Sin código: «${original}» es ${repaired}, ${name}.`,
    ({ original, repaired, name }) => `Without a code: "${original}" is ${repaired}, ${name}.`,
  ),
  'divipola.from-hospital': repair(
    ({ original, repaired, name }) => `Sin municipio: el hospital «${original}» es de ${repaired}, ${name}.`,
    ({ original, repaired, name }) => `Without a municipality: hospital "${original}" is in ${repaired}, ${name}.`,
  ),
  'divipola.ambiguous': error(
    ({ original, candidates }) =>
      `«${original}» puede ser ${candidates}, y la fila no dice cuál. Escriba las cinco cifras.`,
    ({ original, candidates }) =>
      `"${original}" may be ${candidates}, and the row does not say which. Write the five digits.`,
  ),
  'municipality.other-name': repair(
    ({ original, repaired }) => `«${original}» es otro nombre de ${repaired} (DIVIPOLA).`,
    ({ original, repaired }) => `"${original}" is another name of ${repaired} (DIVIPOLA).`,
  ),
  'municipality.unknown': error(
    ({ original, near }) => `«${original}» no es un municipio de DIVIPOLA${near ? `; ¿quiso decir ${near}?` : '.'}`,
    ({ original, near }) => `"${original}" is no municipality of DIVIPOLA${near ? `; did you mean ${near}?` : '.'}`,
  ),
  'municipality.ambiguous': error(
    ({ original, candidates }) =>
      `Hay más de un municipio «${original}»: ${candidates}. Diga el departamento o el código.`,
    ({ original, candidates }) =>
      `There is more than one municipality "${original}": ${candidates}. Say the department or the code.`,
  ),
  'department.unknown': error(
    ({ original, near }) => `«${original}» no es un departamento${near ? `; ¿quiso decir ${near}?` : '.'}`,
    ({ original, near }) => `"${original}" is no department${near ? `; did you mean ${near}?` : '.'}`,
  ),
  'department.from-group': repair(
    ({ repaired, row }) => `El departamento es el del título de la fila ${row}: ${repaired}.`,
    ({ repaired, row }) => `The department is that of the heading in row ${row}: ${repaired}.`,
  ),
};

export const ofTheHospital = {
  'nit.formatted': repair(
    ({ original, repaired }) => `El NIT «${original}» se leyó como ${repaired}.`,
    ({ original, repaired }) => `NIT "${original}" was read as ${repaired}.`,
  ),
  'nit.digit-joined': repair(
    ({ original, repaired }) => `«${original}» trae el dígito de verificación pegado: el NIT es ${repaired}.`,
    ({ original, repaired }) => `"${original}" has its check digit joined: the NIT is ${repaired}.`,
  ),
  'hospital.not-registered': warning(
    ({ original }) => `«${original}» no está registrado como hospital: la línea queda con el hospital por confirmar.`,
    ({ original }) => `"${original}" is not registered as a hospital: the line keeps its hospital unknown.`,
  ),
  'hospital.ambiguous': error(
    ({ original, candidates }) => `«${original}» puede ser más de un hospital: ${candidates}. Escriba el NIT.`,
    ({ original, candidates }) => `"${original}" may be more than one hospital: ${candidates}. Write its NIT.`,
  ),
  'hospital.name-differs': warning(
    ({ original, name }) => `El NIT es el de «${name}», y la fila dice «${original}».`,
    ({ original, name }) => `The NIT is that of "${name}", and the row says "${original}".`,
  ),
  'hospital.two-identities': error(
    ({ original, name }) => `El NIT o identificador es de «${name}» y «${original}» es otro hospital registrado.`,
    ({ original, name }) =>
      `The NIT or identifier is that of "${name}" and "${original}" is another registered hospital.`,
  ),
};
