import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';

export interface Licence {
  /** As the Open Definition and SPDX name it. */
  readonly name: string;
  readonly title: string;
  readonly path: string;
}

/** The licences under which an entity may publish: each lets anybody use the data, also to earn money. */
export const licences = {
  'CC-BY-4.0': {
    name: 'CC-BY-4.0',
    title: 'Creative Commons Atribución 4.0 Internacional',
    path: 'https://creativecommons.org/licenses/by/4.0/',
  },
  'CC-BY-SA-4.0': {
    name: 'CC-BY-SA-4.0',
    title: 'Creative Commons Atribución-CompartirIgual 4.0 Internacional',
    path: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  'CC0-1.0': {
    name: 'CC0-1.0',
    title: 'Creative Commons CC0 1.0 Universal',
    path: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
} as const satisfies Record<Config['OPEN_DATA_LICENCE'], Licence>;

export interface Publication {
  readonly licence: Licence;
  /** Who runs the service, as they say it themselves; «por confirmar» where they have not. */
  readonly publisher: string;
}

/** Who publishes, and under which licence: settings, never invented. */
@Injectable()
export class PublicationSettings {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get all(): Publication {
    const { OPEN_DATA_LICENCE, OPEN_DATA_PUBLISHER, letterhead } = this.config;
    return {
      licence: licences[OPEN_DATA_LICENCE],
      publisher: OPEN_DATA_PUBLISHER ?? letterhead.issuer ?? 'por confirmar',
    };
  }
}
