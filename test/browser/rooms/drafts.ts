import { resolutionForm } from '../../support/office';
import { room } from './room';

interface Drafts {
  readonly draft: string;
  readonly amendment: string;
}

/** Acts while they are written: each form, its errors, the annex put right, the changes of an amendment. */
export const drafts = room<Drafts>({
  name: 'proyectos',
  prepare: async ({ office, resolution }) => {
    const { registrar } = office;
    const draft = await registrar.must('POST', '/resolutions', resolutionForm({ title: 'EJEMPLO — Proyecto' }));
    await registrar.must('PUT', `/resolutions/${draft.id}/lines`, [
      { divipola: '91001', hospitalId: office.hospitals[0], amount: '600000.00' },
      { divipola: '27001', amount: '300000.00' },
    ]);
    const amending = { kind: 'amendment', amendsId: resolution.id, issuedOn: '2025-04-01', authorizedAmount: null };
    const amendment = await registrar.must(
      'POST',
      '/resolutions',
      resolutionForm({ ...amending, title: 'EJEMPLO — Modifica' }),
    );
    await registrar.must('PUT', `/resolutions/${amendment.id}/changes`, [
      { change: 'reduce', allocationId: resolution.lines[2]!.id, amount: '50000.00' },
      { change: 'add-line', divipola: '05001', amount: '50000.00' },
    ]);
    return { draft: `/escritorio/resoluciones/${draft.id}`, amendment: `/escritorio/resoluciones/${amendment.id}` };
  },
  pages: [
    { name: 'Nueva resolución', as: 'registrar', open: () => '/escritorio/resoluciones/nueva' },
    {
      name: 'Nueva resolución, con errores',
      as: 'registrar',
      open: () => '/escritorio/resoluciones/nueva?tipo=allocation',
      act: async (page) => {
        await page.getByLabel('Fecha de expedición').fill('31/02/2025');
        await page.getByLabel('Valor que autoriza').fill('60.431');
        await page.getByRole('button', { name: 'Guardar el proyecto' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    { name: 'Proyecto', as: 'registrar', open: (_, { draft }) => draft },
    {
      name: 'Publicación, por confirmar',
      as: 'approver',
      open: (_, { draft }) => `${draft}/publicacion`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Ver qué cambia' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    { name: 'Líneas', as: 'registrar', open: (_, { draft }) => `${draft}/lineas` },
    {
      name: 'Línea nueva, con errores',
      as: 'registrar',
      open: (_, { draft }) => `${draft}/lineas/nueva`,
      act: async (page) => {
        await page.getByLabel('Municipio').fill('Villanueva');
        await page.getByLabel('Valor asignado').fill('1');
        await page.getByRole('button', { name: 'Guardar la línea' }).click();
        await page.getByText('puede ser:').first().waitFor();
      },
    },
    { name: 'Anexo', as: 'registrar', open: (_, { draft }) => `${draft}/anexo` },
    {
      name: 'Anexo, con errores',
      as: 'registrar',
      open: (_, { draft }) => `${draft}/anexo`,
      act: async (page) => {
        const rows = ['Código\tMunicipio\tDepartamento\tValor', '5490\tNecoclí\tAntioquia\t400.000,00'];
        await page
          .getByLabel('Pegue aquí las filas')
          .fill([...rows, '05838\tTurbo\tAntioquia\t', '44430\tRiohacha\tLa Guajira\t100.000,00'].join('\n'));
        await page.getByRole('button', { name: 'Leer lo pegado' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    { name: 'Cambios', as: 'registrar', open: (_, { amendment }) => `${amendment}/cambios` },
    {
      name: 'Cambio nuevo',
      as: 'registrar',
      open: (_, { amendment }) => `${amendment}/cambios/nuevo?tipo=reassign`,
    },
    { name: 'Modificatoria', as: 'auditor', open: (_, { amendment }) => amendment },
    { name: 'Dato desconocido', as: 'registrar', open: (_, { draft }) => `${draft}/desconocido` },
    { name: 'Registrar un hospital', as: 'registrar', open: () => '/escritorio/hospitales/nuevo' },
  ],
});
