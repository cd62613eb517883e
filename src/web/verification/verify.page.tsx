import { Layout } from '../parts/layout';

/** «Verificar un certificado»: by its code, or by its file. Works without a script, and on a phone. */
export function VerifyPage({ problem }: { problem: string | null }): JSX.Element {
  return (
    <Layout title={problem === null ? 'Verificar un certificado' : 'Error al verificar'} person={null}>
      <div class="verify">
        <h1>Verificar un certificado</h1>
        <p class="lead">
          Compruebe si un certificado se expidió aquí, si está vigente y si el archivo es el que se expidió. No hace
          falta cuenta.
        </p>
        {problem === null ? (
          ''
        ) : (
          <div class="notice notice-alert" role="alert" id="problema">
            <p safe>{problem}</p>
          </div>
        )}
        <ByCode />
        <ByFile />
      </div>
    </Layout>
  );
}

/** Also under an answer, for the next paper. */
export function ByCode(): JSX.Element {
  return (
    <form method="get" action="/verificar" class="card form">
      <h2>Con el código</h2>
      <div class="field">
        <label for="codigo">Código de verificación</label>
        <p class="minor" id="codigo-ayuda">
          Doce letras y números, como 7Q4K-M2XD-P9RT. Está al final del documento, junto al QR.
        </p>
        <input
          id="codigo"
          name="codigo"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
          maxlength="60"
          aria-describedby="codigo-ayuda"
        />
      </div>
      <button type="submit">Verificar el código</button>
    </form>
  );
}

function ByFile(): JSX.Element {
  return (
    <form method="post" action="/verificar" enctype="multipart/form-data" class="card form">
      <h2>Con el archivo PDF</h2>
      <div class="field">
        <label for="archivo">El PDF del certificado</label>
        <p class="minor" id="archivo-ayuda">
          Escójalo o arrástrelo al recuadro: 20 MB como máximo. Se compara y no se guarda.
        </p>
        <input
          id="archivo"
          name="file"
          type="file"
          accept="application/pdf,.pdf"
          required
          class="drop"
          aria-describedby="archivo-ayuda"
        />
      </div>
      <button type="submit">Verificar el archivo</button>
    </form>
  );
}
