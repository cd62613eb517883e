import { AdministrationController } from './administration.controller';
import { DelegationsPageController } from './delegations.controller';

/** Who has an account, what it may do, and the roles that are lent for some days. */
export const administrationRoom = [AdministrationController, DelegationsPageController];
