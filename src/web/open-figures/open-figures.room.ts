import { FiguresPageController } from './figures.controller';

/** What anybody reads, without an account. */
export const openFiguresRoom = [FiguresPageController];
