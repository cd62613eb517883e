import { lookAtEveryPageOf } from '../every-page';
import { drafts } from '../rooms/drafts';
import { openFigures } from '../rooms/open-figures';
import { resolutions } from '../rooms/resolutions';
import { start } from '../rooms/start';

describe('every page, of the door and the acts', () =>
  lookAtEveryPageOf('actos', [start, resolutions, drafts, openFigures]));
