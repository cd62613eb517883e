import { keeping, momentAsked, type Cutoff } from '../parts/cutoff';
import { CutoffForm } from '../parts/cutoff-form';
import { DepartmentMap } from '../parts/department-map';
import { Crumbs, Layout } from '../parts/layout';
import { KeyFigures, Ranges } from '../resolutions/key-figures';
import { WhereMoneyIs } from '../resolutions/where-money-is';
import { dateInWords, instantInWords } from '../parts/words';
import { figuresAt, OpenData } from './figures-list.page';
import { DepartmentsTable, LinesOf } from './figures-tables';
import type { PublicFiguresView } from './figures.views';

interface FiguresPageProps {
  readonly cutoff: Cutoff;
  readonly figures: PublicFiguresView;
  /** The department whose lines are asked for; «» for none. */
  readonly department: string;
}

/** Where each peso of one resolution is, for anybody. */
export function FiguresPage(props: FiguresPageProps): JSX.Element {
  const { cutoff, figures } = props;
  const { resolution } = figures;
  const address = `${figuresAt}/${resolution.id}`;
  return (
    <Layout
      title={`${resolution.label}: dónde está el dinero`}
      person={null}
      description={`${resolution.title}. Cuánto se giró a cada hospital, cuánto se recibió, cuánto se gastó y cuánto volvió.`}
    >
      <Crumbs trail={[{ href: keeping(cutoff, figuresAt), label: 'Cifras abiertas' }]} />
      <h1 safe>{resolution.label}</h1>
      <p class="lead" safe>
        {resolution.title}
      </p>
      <p class="minor" safe>{`${resolution.issuer}. Expedida el ${dateInWords(resolution.issuedOn)}.`}</p>
      <CutoffForm cutoff={cutoff} address={address} />
      {!cutoff.ok ? (
        ''
      ) : cutoff.on < resolution.issuedOn ? (
        <NotYet on={cutoff.on} />
      ) : (
        <Figures of={figures} asked={props} />
      )}
      <OpenData />
    </Layout>
  );
}

/** Zeros would be read as money that nobody moved. */
function NotYet({ on }: { on: string }): JSX.Element {
  return (
    <div class="notice">
      <p safe>{`Al ${dateInWords(on)} la resolución no se había expedido: no hay nada que contar.`}</p>
    </div>
  );
}

function Figures({ of, asked }: { of: PublicFiguresView; asked: FiguresPageProps }): JSX.Element {
  const { cutoff, department } = asked;
  const report = { ...of, scope: 'resolution' as const };
  const address = `${figuresAt}/${of.resolution.id}`;
  const chosen = of.departments.find(({ code }) => code === department) ?? null;
  const hrefOf = (code: string) => keeping(cutoff, `${address}?departamento=${code}#departamento`);
  return (
    <>
      <KeyFigures report={report} />
      <WhereMoneyIs report={report} label={of.resolution.label} movementsOf={null} />
      {of.notes.length === 0 ? (
        ''
      ) : (
        <section aria-labelledby="notas">
          <h2 id="notas">Lo que hay que saber</h2>
          <ul>
            {of.notes.map((note) => (
              <li safe>{note}</li>
            ))}
          </ul>
          <Ranges of={of.ranges} />
        </section>
      )}
      <section aria-labelledby="departamentos">
        <h2 id="departamentos">Por departamento</h2>
        <div class="beside">
          <DepartmentMap
            of={of.departments}
            label={`Lo que la ${of.resolution.label} asigna a cada departamento`}
            hrefOf={hrefOf}
          />
          <DepartmentsTable of={of} hrefOf={hrefOf} />
        </div>
      </section>
      {chosen === null ? '' : <LinesOf department={chosen} rows={of.rows} />}
      <Check of={of} cutoff={cutoff} />
    </>
  );
}

/** How anybody finds out by themselves that it is so. */
function Check({ of, cutoff }: { of: PublicFiguresView; cutoff: Cutoff }): JSX.Element {
  const moment = new URLSearchParams({ asOf: of.asOf, knownAt: of.knownAt }).toString();
  const files = new URLSearchParams(momentAsked(cutoff)).toString();
  const at = (name: string) => `/api/v1/open-data/${name}${files === '' ? '' : `?${files}`}`;
  return (
    <section aria-labelledby="comprobar">
      <h2 id="comprobar">Cómo comprobarlo usted mismo</h2>
      <ol>
        <li>
          Sume los lugares de la tabla: dan lo autorizado, peso por peso. Cada total es la suma de sus líneas; ninguno
          se escribe a mano.
        </li>
        <li>
          Descargue <a href={at('lineas.csv')}>las líneas</a> y <a href={at('movimientos.csv')}>los movimientos</a> en
          CSV y sume otra vez, con cualquier hoja de cálculo.
        </li>
        <li>
          Guarde <a href={`/api/v1/open-data/resolutions/${of.resolution.id}?${moment}`}>estas mismas cifras en JSON</a>
          : esa dirección responde siempre lo mismo, aunque después se registren actos de fechas anteriores.
        </li>
        <li>
          ¿Tiene un certificado? <a href="/verificar">Verifíquelo</a> con su código o con el archivo.
        </li>
      </ol>
      <p class="minor" safe>{`Con lo registrado hasta el ${instantInWords(of.knownAt)} (hora de Bogotá).`}</p>
    </section>
  );
}
