import { Clock } from '../../../src/platform/clock';
import { room } from './room';

const at = '/escritorio/administracion';

/** Accounts, and roles that are lent. */
export const administration = room<{ readonly delegation: string }>({
  name: 'administración',
  prepare: async ({ service, office }) => {
    const deputy = await service.person('registrar');
    const today = service.app.get(Clock).today();
    const { id } = await office.approver.must('POST', '/delegations', {
      toPersonId: deputy.id,
      roles: ['approver'],
      from: today,
      until: today,
      reason: 'EJEMPLO: vacaciones',
    });
    return { delegation: id };
  },
  pages: [
    { name: 'Personas', as: 'administrator', open: () => at },
    { name: 'Persona', as: 'administrator', open: ({ office }) => `${at}/personas/${office.recipient.id}` },
    { name: 'Cambiar', as: 'administrator', open: ({ office }) => `${at}/personas/${office.recipient.id}/cambio` },
    {
      name: 'Deshabilitar',
      as: 'administrator',
      open: ({ office }) => `${at}/personas/${office.recipient.id}/deshabilitar`,
    },
    {
      name: 'Crear, con errores',
      as: 'administrator',
      open: () => `${at}/personas/nueva`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Crear la cuenta' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    {
      name: 'Creada, con su enlace',
      as: 'administrator',
      open: () => `${at}/personas/nueva`,
      act: async (page) => {
        await page.getByLabel('Correo').fill('nueva@prueba.localhost');
        await page.getByLabel('Nombre').fill('EJEMPLO Persona nueva');
        await page.getByLabel('Pagaduría').check();
        await page.getByRole('button', { name: 'Crear la cuenta' }).click();
        await page.getByText('La cuenta quedó creada').waitFor();
      },
    },
    { name: 'Token nuevo', as: 'registrar', open: () => '/escritorio/cuenta/tokens/nuevo' },
    { name: 'Delegaciones', as: 'approver', open: () => '/escritorio/delegaciones' },
    { name: 'Delegar', as: 'approver', open: () => '/escritorio/delegaciones/nueva' },
    {
      name: 'Revocar',
      as: 'approver',
      open: (_, { delegation }) => `/escritorio/delegaciones/${delegation}/revocacion`,
    },
  ],
});
