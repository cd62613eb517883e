/**
 * The usual list: Nest on Express, TypeORM's `find` with relations, a hundred entries of the ledger with their postings.
 * `node list.mjs PORT`, with PGHOST, PGPORT, PGUSER and PGDATABASE, over tables that are there already.
 */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, EntitySchema } from 'typeorm';

const Person = new EntitySchema({
  name: 'person',
  columns: { id: { type: 'uuid', primary: true }, name: { type: String } },
});
const Account = new EntitySchema({
  name: 'ledger_account',
  columns: {
    id: { type: 'uuid', primary: true },
    place: { type: String },
    allocation_id: { type: 'uuid', nullable: true },
    disbursement_id: { type: 'uuid', nullable: true },
  },
});
const Posting = new EntitySchema({
  name: 'ledger_posting',
  columns: {
    entry_id: { type: 'uuid', primary: true },
    position: { type: Number, primary: true },
    amount: { type: 'numeric' },
    balance_after: { type: 'numeric' },
  },
  relations: {
    entry: { type: 'many-to-one', target: 'ledger_entry', joinColumn: { name: 'entry_id' } },
    account: { type: 'many-to-one', target: 'ledger_account', joinColumn: { name: 'account_id' } },
  },
});
const Entry = new EntitySchema({
  name: 'ledger_entry',
  columns: {
    id: { type: 'uuid', primary: true },
    act: { type: String },
    subject_id: { type: 'uuid' },
    resolution_id: { type: 'uuid' },
    effective_on: { type: 'date' },
    date_precision: { type: String },
    recorded_at: { type: 'timestamptz' },
    document: { type: String },
    source: { type: String, nullable: true },
  },
  relations: {
    recorder: { type: 'many-to-one', target: 'person', joinColumn: { name: 'recorded_by' } },
    approver: { type: 'many-to-one', target: 'person', joinColumn: { name: 'approved_by' }, nullable: true },
    reverses: { type: 'many-to-one', target: 'ledger_entry', joinColumn: { name: 'reverses_id' }, nullable: true },
    inverses: { type: 'one-to-many', target: 'ledger_entry', inverseSide: 'reverses' },
    postings: { type: 'one-to-many', target: 'ledger_posting', inverseSide: 'entry' },
  },
});

const database = await new DataSource({
  type: 'postgres',
  host: process.env.PGHOST,
  port: Number(process.env.PGPORT),
  username: process.env.PGUSER,
  database: process.env.PGDATABASE,
  entities: [Person, Account, Posting, Entry],
}).initialize();

class ListController {
  async list() {
    const entries = await database.getRepository('ledger_entry').find({
      relations: { recorder: true, approver: true, reverses: true, inverses: true, postings: { account: true } },
      // By nothing of a relation: `take` would then count the rows of the join.
      order: { recorded_at: 'ASC', id: 'ASC' },
      take: 100,
    });
    return { items: entries.map(viewOf) };
  }
}
decorate(ListController.prototype, 'list', Get('ledger/entries'));
Controller()(ListController);

function viewOf(entry) {
  return {
    id: entry.id,
    act: entry.act,
    subjectId: entry.subject_id,
    resolutionId: entry.resolution_id,
    effectiveOn: entry.effective_on,
    datePrecision: entry.date_precision,
    recordedAt: entry.recorded_at,
    recordedBy: entry.recorder,
    approvedBy: entry.approver,
    document: entry.document,
    source: entry.source,
    reverses: entry.reverses?.id ?? null,
    reversedBy: entry.inverses[0]?.id ?? null,
    postings: entry.postings.sort(inOrder).map(({ amount, balance_after, account }) => ({
      account: account.place,
      allocationId: account.allocation_id,
      disbursementId: account.disbursement_id,
      amount,
      balance: balance_after,
    })),
  };
}

function inOrder(one, other) {
  return one.position - other.position;
}

class ListModule {}
Module({ controllers: [ListController] })(ListModule);

const app = await NestFactory.create(ListModule, { logger: false });
await app.listen(Number(process.argv[2]), '127.0.0.1');
process.send?.('ready');

function decorate(target, key, decorator) {
  decorator(target, key, Object.getOwnPropertyDescriptor(target, key));
}
