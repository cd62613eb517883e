import { openTable, openTableNames } from './contents';

/*
 * What is public, whole. A column that appears here is published to anybody and for ever: add it only when it is known
 * that it says nothing of a person, an account or a paper (docs/decisions/2026-11-26-what-is-open-data.md).
 */
const published = {
  territorios: 'divipola municipio departamento_codigo departamento tipo',
  lugares: 'lugar codigo clase de significado',
  resoluciones:
    'tipo numero anio expedida_el entidad titulo vigencia autorizado girar_desde ejecutar_hasta resolucion estrategia modifica',
  lineas:
    'resolucion_nombre numero divipola municipio departamento hospital nit valor por_girar en_orden_de_pago girado_sin_confirmar en_caja ejecutado ' +
    'reintegrado liberado giro_por_establecer girado recibido perdido restablecido rendimientos_generados ' +
    'rendimientos_por_reintegrar rendimientos_reintegrados desistimiento linea resolucion',
  totales: 'resolucion_nombre lugar valor resolucion',
  movimientos: 'fecha acto precision_de_la_fecha registrado_el movimiento resolucion anula',
  partidas: 'movimiento posicion lugar linea giro valor',
};

it('publishes these columns and no other', () => {
  const names = openTableNames.map((name) => [
    name,
    openTable(name)
      .columns.map((column) => column.name)
      .join(' '),
  ]);
  expect(Object.fromEntries(names)).toEqual(published);
});

it('says of every column what it is, and refers only to columns that exist', () => {
  for (const name of openTableNames) {
    const { columns, key, refersTo } = openTable(name);
    const own = columns.map((column) => column.name);
    expect(columns.filter(({ title, means }) => title === '' || means === '')).toEqual([]);
    expect(own).toEqual(expect.arrayContaining([...key, ...refersTo.map(({ column }) => column)]));
    for (const { table, its } of refersTo) {
      const there = openTable(table === '' ? name : (table as (typeof openTableNames)[number]));
      expect(there.key).toEqual([its]);
    }
  }
});
