import { nothingMore, room } from './room';

/** The door, what one sees behind it, and what anybody may see. */
export const start = room({
  name: 'puerta e inicio',
  prepare: nothingMore,
  pages: [
    { name: 'Entrar', as: 'anybody', open: () => '/' },
    {
      name: 'Entrar, con error',
      as: 'anybody',
      open: () => '/',
      act: async (page) => {
        await page.getByLabel('Correo').fill('nadie@prueba.localhost');
        await page.getByLabel('Contraseña').fill('equivocada');
        await page.getByRole('button', { name: 'Entrar' }).click();
        await page.getByText('no son correctos').waitFor();
      },
    },
    { name: 'Verificar', as: 'anybody', open: () => '/verificar' },
    { name: 'Certificado desconocido', as: 'anybody', open: () => '/verificar/AAAA-BBBB-CCCC' },
    { name: 'Inicio, ministerio', as: 'registrar', open: () => '/' },
    { name: 'Inicio, auditoría', as: 'auditor', open: () => '/' },
    { name: 'Inicio a otra fecha', as: 'auditor', open: () => '/?corte=2025-03-05' },
    { name: 'Inicio, administración', as: 'administrator', open: () => '/' },
    { name: 'Mi cuenta', as: 'auditor', open: () => '/escritorio/cuenta' },
    { name: 'Qué me espera', as: 'registrar', open: () => '/escritorio/tareas' },
    { name: 'No existe', as: 'auditor', open: () => '/escritorio/nada' },
  ],
});
