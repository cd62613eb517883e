import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DelegationQueries } from './delegation.queries';
import { DelegationsController } from './delegations.controller';
import { Delegations } from './delegations.service';
import { Devices } from './devices';
import { SecondFactorController } from '../second-factor/second-factor.controller';
import { SecondFactors } from '../second-factor/second-factor.service';
import { SecondFactorStore } from '../second-factor/second-factor.store';
import { Challenges } from './challenges';
import { Identities, IdentitiesController } from '../oidc/identities.controller';
import { Oidc } from '../oidc/oidc.service';
import { Provider } from '../oidc/provider';
import { ServiceTokensController } from '../service-tokens/service-tokens.controller';
import { ServiceTokens } from '../service-tokens/service-tokens.service';
import { AccessGuard } from './guard';
import { PERMISSIONS, type Permissions } from './permissions';
import { Lockout } from './lockout.service';
import { PasswordLinksController } from './password-links.controller';
import { PasswordLinks } from './password-links.service';
import { PeopleController } from './people.controller';
import { PeoplePasswords } from './people.passwords';
import { PeopleQueries } from './people.queries';
import { People } from './people.service';
import { SessionLookups } from './session-lookups';
import { SessionsController } from './sessions.controller';
import { Sessions } from './sessions.service';
import { SignIn } from './sign-in.service';

/** Who is asking, and whether the table lets them. */
@Global()
@Module({})
export class AccessModule {
  static with(permissions: Permissions): DynamicModule {
    return {
      module: AccessModule,
      controllers: [
        SessionsController,
        PeopleController,
        PasswordLinksController,
        SecondFactorController,
        ServiceTokensController,
        DelegationsController,
        IdentitiesController,
      ],
      providers: [
        SessionLookups,
        Sessions,
        SignIn,
        Challenges,
        SecondFactors,
        SecondFactorStore,
        ServiceTokens,
        Identities,
        Oidc,
        Provider,
        Lockout,
        Devices,
        Delegations,
        DelegationQueries,
        People,
        PeoplePasswords,
        PasswordLinks,
        PeopleQueries,
        AccessGuard,
        { provide: PERMISSIONS, useValue: permissions },
      ],
      exports: [Oidc, Provider, Sessions, People, PasswordLinks, AccessGuard],
    };
  }
}
