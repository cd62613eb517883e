import { acts, actNames } from '../ledger/acts';
import { placeNames, places } from '../ledger/places';
import { kindsInSpanish } from '../resolutions/resolution.rules';

/*
 * What is published, file by file and column by column: a closed list. The files, their schema, the dictionary and the
 * catalogue read this and nothing else; a test pins it, so that a column is published on purpose or not at all. Names
 * are what a reader of the files sees, and so they are Spanish.
 *
 * Not here, and why: docs/decisions/2026-11-26-what-is-open-data.md.
 */

export type ColumnKind = 'id' | 'text' | 'integer' | 'date' | 'instant' | 'pesos';

export interface OpenColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly title: string;
  readonly means: string;
  readonly nullable?: true;
  readonly oneOf?: readonly string[];
  readonly pattern?: string;
  /** Pesos that are never below zero. */
  readonly notNegative?: true;
}

export interface OpenTable {
  readonly title: string;
  readonly means: string;
  readonly columns: readonly OpenColumn[];
  readonly key: readonly string[];
  readonly refersTo: readonly { readonly column: string; readonly table: string; readonly its: string }[];
}

type Rest = Partial<Pick<OpenColumn, 'nullable' | 'oneOf' | 'pattern' | 'notNegative'>>;

const column = (name: string, kind: ColumnKind, title: string, means: string, rest: Rest = {}): OpenColumn => ({
  name,
  kind,
  title,
  means,
  ...rest,
});
const orNull = (name: string, kind: ColumnKind, title: string, means: string, rest: Rest = {}): OpenColumn =>
  column(name, kind, title, means, { ...rest, nullable: true });
const pesos = (name: string, title: string, means: string): OpenColumn =>
  column(name, 'pesos', title, means, { notNegative: true });

const divipola = (means: string) => column('divipola', 'text', 'DIVIPOLA', means, { pattern: '^[0-9]{5}$' });
const resolution = column('resolucion', 'id', 'Resolución', 'la resolución de asignación a la que pertenece');
const named = column('resolucion_nombre', 'text', 'Nombre de la resolución', 'su número y su año');

/** The eight places of a line, by the column in which each is published. */
export const placeColumns = {
  por_girar: 'assigned',
  en_orden_de_pago: 'ordered',
  girado_sin_confirmar: 'transit',
  en_caja: 'held',
  ejecutado: 'executed',
  reintegrado: 'returned',
  liberado: 'released',
  giro_por_establecer: 'contested',
} as const;

export const openTables = {
  territorios: {
    title: 'Territorios',
    means: 'Los municipios, las áreas no municipalizadas y la isla de la DIVIPOLA (DANE).',
    key: ['divipola'],
    refersTo: [],
    columns: [
      divipola('código de cinco dígitos; los dos primeros son el departamento'),
      column('municipio', 'text', 'Municipio', 'su nombre'),
      column('departamento_codigo', 'text', 'Código del departamento', 'dos dígitos', { pattern: '^[0-9]{2}$' }),
      column('departamento', 'text', 'Departamento', 'su nombre'),
      column('tipo', 'text', 'Tipo', 'qué es', { oneOf: ['municipio', 'isla', 'area_no_municipalizada'] }),
    ],
  },
  lugares: {
    title: 'Lugares del dinero',
    means: 'Dónde puede estar un peso. Cada peso está en uno solo.',
    key: ['lugar'],
    refersTo: [],
    columns: [
      column('lugar', 'text', 'Lugar', 'su nombre, como lo citan las demás tablas', {
        oneOf: placeNames.map((name) => places[name].spanish),
      }),
      column('codigo', 'text', 'Código', 'su nombre en la API', { oneOf: placeNames }),
      column('clase', 'text', 'Clase', 'capital y rendimientos no se suman', { oneOf: ['capital', 'rendimientos'] }),
      column('de', 'text', 'De qué es', 'qué lo tiene', { oneOf: ['resolución', 'línea', 'giro'] }),
      column('significado', 'text', 'Significado', 'qué quiere decir que el peso esté ahí'),
    ],
  },
  resoluciones: {
    title: 'Resoluciones',
    means: 'Las expedidas: las estrategias, las que asignan recursos y las que las modifican. Ningún proyecto.',
    key: ['resolucion'],
    refersTo: [
      { column: 'estrategia', table: '', its: 'resolucion' },
      { column: 'modifica', table: '', its: 'resolucion' },
    ],
    columns: [
      column('tipo', 'text', 'Tipo', 'qué hace', { oneOf: Object.values(kindsInSpanish) }),
      column('numero', 'integer', 'Número', 'el número con que se expidió'),
      column('anio', 'integer', 'Año', 'el año en que se expidió'),
      column('expedida_el', 'date', 'Fecha', 'la fecha en que se expidió'),
      column('entidad', 'text', 'Entidad', 'quién la expidió'),
      column('titulo', 'text', 'Título', 'qué resuelve'),
      column('vigencia', 'integer', 'Vigencia', 'el año fiscal'),
      orNull('autorizado', 'pesos', 'Autorizado', 'lo que autoriza, con sus modificatorias', { notNegative: true }),
      orNull('girar_desde', 'date', 'Girar desde', 'la fecha desde la que se puede girar'),
      orNull('ejecutar_hasta', 'date', 'Ejecutar hasta', 'la fecha hasta la que se puede ejecutar'),
      column('resolucion', 'id', 'Resolución', 'el identificador, que citan las demás tablas'),
      orNull('estrategia', 'id', 'Estrategia', 'la resolución que adopta la estrategia que esta desarrolla'),
      orNull('modifica', 'id', 'Modifica', 'la resolución que esta modifica'),
    ],
  },
  lineas: {
    title: 'Líneas de los anexos',
    means:
      'Lo que cada resolución asignó a cada hospital y dónde está. Los ocho lugares suman el valor de la línea; los ' +
      'rendimientos se llevan aparte.',
    key: ['linea'],
    refersTo: [
      { column: 'resolucion', table: 'resoluciones', its: 'resolucion' },
      { column: 'divipola', table: 'territorios', its: 'divipola' },
    ],
    columns: [
      named,
      column('numero', 'integer', 'Número', 'su número en el anexo'),
      divipola('el municipio del hospital'),
      column('municipio', 'text', 'Municipio', 'su nombre'),
      column('departamento', 'text', 'Departamento', 'su nombre'),
      orNull('hospital', 'text', 'Hospital', 'la Empresa Social del Estado; vacío mientras la fuente no la nombre'),
      orNull('nit', 'text', 'NIT', 'nueve dígitos, sin el de verificación; vacío si no se conoce', {
        pattern: '^[0-9]{9}$',
      }),
      pesos('valor', 'Valor', 'lo que está en la línea: la suma de sus ocho lugares'),
      pesos('por_girar', 'Por girar', places.assigned.means),
      pesos('en_orden_de_pago', 'En orden de pago', places.ordered.means),
      pesos('girado_sin_confirmar', 'Girado sin confirmar', places.transit.means),
      pesos('en_caja', 'En caja de la E.S.E.', places.held.means),
      pesos('ejecutado', 'Ejecutado', places.executed.means),
      pesos('reintegrado', 'Reintegrado', places.returned.means),
      pesos('liberado', 'Liberado', places.released.means),
      pesos('giro_por_establecer', 'Giro por establecer', places.contested.means),
      pesos('girado', 'Girado', 'girado sin confirmar, en caja, ejecutado y reintegrado'),
      pesos('recibido', 'Recibido', 'en caja, ejecutado y reintegrado: lo que el hospital confirmó'),
      pesos('perdido', 'Perdido', 'lo que salió de la línea al cierre de la vigencia'),
      pesos('restablecido', 'Restablecido', 'lo reintegrado que volvió a la resolución y ya no está en la línea'),
      pesos('rendimientos_generados', 'Rendimientos generados', 'no se suman al capital'),
      pesos('rendimientos_por_reintegrar', 'Rendimientos por reintegrar', places['yield-held'].means),
      pesos('rendimientos_reintegrados', 'Rendimientos reintegrados', places['yield-returned'].means),
      orNull('desistimiento', 'text', 'Desistimiento', 'si el hospital desistió, cuándo respecto del giro', {
        oneOf: ['antes del giro', 'después del giro', 'giro por establecer'],
      }),
      column('linea', 'id', 'Línea', 'el identificador, que citan las partidas'),
      resolution,
    ],
  },
  totales: {
    title: 'Totales por lugar',
    means:
      'Cuánto dinero de cada resolución está en cada lugar. Los lugares de capital suman cero con la apropiación, que es ' +
      'negativa porque es de donde sale.',
    key: ['resolucion', 'lugar'],
    refersTo: [
      { column: 'resolucion', table: 'resoluciones', its: 'resolucion' },
      { column: 'lugar', table: 'lugares', its: 'lugar' },
    ],
    columns: [
      named,
      column('lugar', 'text', 'Lugar', 'dónde está'),
      column(
        'valor',
        'pesos',
        'Valor',
        'cuánto hay; negativo solo en la apropiación y en el origen de los rendimientos',
      ),
      resolution,
    ],
  },
  movimientos: {
    title: 'Movimientos',
    means: 'Cada acto que movió dinero. Ninguno se borra: el que estuvo mal lo anula otro, que también está aquí.',
    key: ['movimiento'],
    refersTo: [
      { column: 'resolucion', table: 'resoluciones', its: 'resolucion' },
      { column: 'anula', table: '', its: 'movimiento' },
    ],
    columns: [
      column('fecha', 'date', 'Fecha', 'cuándo surtió efecto'),
      column('acto', 'text', 'Acto', 'qué se hizo', {
        oneOf: [...actNames.map((name) => acts[name].spanish), 'anulación'],
      }),
      column('precision_de_la_fecha', 'text', 'Precisión de la fecha', 'qué tanto dice de ella la fuente', {
        oneOf: ['exacta', 'desde esa fecha', 'ese mes', 'desconocida'],
      }),
      column('registrado_el', 'instant', 'Registrado', 'cuándo se escribió en el libro (UTC)'),
      column('movimiento', 'id', 'Movimiento', 'el identificador, que citan las partidas'),
      resolution,
      orNull('anula', 'id', 'Anula', 'el movimiento que este deshace'),
    ],
  },
  partidas: {
    title: 'Partidas',
    means: 'De dónde salió y a dónde llegó el dinero de cada movimiento. Las de un movimiento suman cero por clase.',
    key: ['movimiento', 'posicion'],
    refersTo: [
      { column: 'movimiento', table: 'movimientos', its: 'movimiento' },
      { column: 'lugar', table: 'lugares', its: 'lugar' },
      { column: 'linea', table: 'lineas', its: 'linea' },
    ],
    columns: [
      column('movimiento', 'id', 'Movimiento', 'al que pertenece'),
      column('posicion', 'integer', 'Posición', 'su orden en el movimiento'),
      column('lugar', 'text', 'Lugar', 'de dónde sale (negativo) o a dónde llega (positivo)'),
      orNull('linea', 'id', 'Línea', 'la del anexo; vacía cuando el lugar es de toda la resolución'),
      orNull('giro', 'id', 'Giro', 'el giro del que es, cuando es de uno'),
      column('valor', 'pesos', 'Valor', 'positivo si llega al lugar, negativo si sale de él'),
    ],
  },
} as const satisfies Record<string, OpenTable>;

export type OpenTableName = keyof typeof openTables;

export const openTableNames = Object.keys(openTables) as OpenTableName[];

/** The table, seen as any table: its own literal types forget which columns may be left out. */
export function openTable(name: OpenTableName): OpenTable {
  return openTables[name];
}

/** A row as it is published: text as it stands in the files, null where nothing is known. */
export type OpenRow = Readonly<Record<string, string | null>>;
