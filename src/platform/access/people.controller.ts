import { Controller, Get, Patch, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Transactions } from '../database/transactions';
import { By, type Caller } from '../http/caller';
import { Answers, Asked, Form, Id } from '../http/contract';
import type { Page } from '../http/paging';
import { Paced } from '../limits/paced';
import { BeforeSecondFactor, May, SignedIn } from './guard';
import {
  accountChangeForm,
  accountsView,
  accountView,
  ownPasswordForm,
  peopleAsked,
  type AccountChangeForm,
  type AccountView,
  type OwnPasswordForm,
  type PeopleAsked,
} from './people.dto';
import { PeoplePasswords } from './people.passwords';
import { PeopleQueries } from './people.queries';
import { People } from './people.service';

@ApiTags('users')
@Controller()
export class PeopleController {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly passwords: PeoplePasswords,
    private readonly queries: PeopleQueries,
  ) {}

  @Get('users')
  @May('person.read')
  @Answers(200, accountsView)
  list(@Asked(peopleAsked) asked: PeopleAsked): Promise<Page<AccountView>> {
    return this.transactions.read((tx) => this.queries.page(tx, asked));
  }

  @Get('users/:id')
  @May('person.read')
  @Answers(200, accountView)
  one(@Id() id: string): Promise<AccountView> {
    return this.transactions.read((tx) => this.queries.one(tx, id));
  }

  /** Takes `If-Match`. */
  @Patch('users/:id')
  @May('person.manage')
  @Answers(200, accountView)
  change(@By() by: Caller, @Id() id: string, @Form(accountChangeForm) form: AccountChangeForm): Promise<AccountView> {
    return this.people.change(by, id, form);
  }

  @Put('me/password')
  @SignedIn()
  @BeforeSecondFactor()
  @Paced({ name: 'own-password', burst: 10, everySeconds: 30 })
  @Answers(204)
  changeOwn(@By() by: Caller, @Form(ownPasswordForm) form: OwnPasswordForm): Promise<void> {
    return this.passwords.changeOwn(by, form);
  }
}
