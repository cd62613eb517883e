import { ForwardOnly } from './forward-only';

/** A hospital is found by its name without reading them all: its letters as `hospitalLetters` makes them, and an index. */
export class HospitalLetters1763683200180 extends ForwardOnly {
  protected readonly sql = `
    create function hospital_letters(name text) returns text
    language sql immutable strict parallel safe
    as $function$
      select btrim(
        regexp_replace(
          regexp_replace(
            regexp_replace(
              btrim(regexp_replace(
                lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g'
              )),
              '\\me s e\\M', 'ese', 'g'
            ),
            '\\mempresa social del estado\\M', 'ese', 'g'
          ),
          '^ese | ese$', '', 'g'
        )
      )
    $function$;

    create index hospital_by_letters on hospital (hospital_letters(name));
  `;
}
