/**
 * The usual service: Nest on Express, ValidationPipe, TypeORM with entities, one transaction that locks the balance,
 * saves the movement and saves the balance. `node main.mjs PORT`, with PGHOST, PGPORT, PGUSER and PGDATABASE.
 */
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Body, Controller, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsNumberString, IsString } from 'class-validator';
import { DataSource, EntitySchema } from 'typeorm';

const Balance = new EntitySchema({
  name: 'balance',
  columns: {
    line: { type: Number, primary: true },
    amount: { type: 'numeric' },
    sequence: { type: 'bigint' },
    hash: { type: 'bytea' },
  },
});
const Movement = new EntitySchema({
  name: 'movement',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    line: { type: Number },
    amount: { type: 'numeric' },
    reference: { type: String },
  },
});
const Audit = new EntitySchema({
  name: 'audit',
  columns: {
    line: { type: Number, primary: true },
    sequence: { type: 'bigint', primary: true },
    previous: { type: 'bytea' },
    content: { type: String },
    hash: { type: 'bytea' },
  },
});

const database = await new DataSource({
  type: 'postgres',
  host: process.env.PGHOST,
  port: Number(process.env.PGPORT),
  username: process.env.PGUSER,
  database: process.env.PGDATABASE,
  entities: [Balance, Movement, Audit],
}).initialize();

class GiroForm {
  amount;
  reference;
}
decorate(GiroForm.prototype, 'amount', IsNumberString());
decorate(GiroForm.prototype, 'reference', IsString());

class GiroController {
  register(line, form) {
    return database.transaction(async (manager) => {
      const balance = await manager.findOneOrFail(Balance, {
        where: { line: Number(line) },
        lock: { mode: 'pessimistic_write' },
      });
      if (Number(balance.amount) < Number(form.amount)) throw new Error('insufficient funds');
      const movement = await manager.save(Movement, { line: balance.line, ...form });
      const content = JSON.stringify({ id: movement.id, ...form });
      const hash = createHash('sha256').update(balance.hash).update(content).digest();
      const sequence = String(Number(balance.sequence) + 1);
      await manager.save(Audit, { line: balance.line, sequence, previous: balance.hash, content, hash });
      balance.amount = (Number(balance.amount) - Number(form.amount)).toFixed(2);
      balance.sequence = sequence;
      balance.hash = hash;
      await manager.save(Balance, balance);
      return movement;
    });
  }
}
decorate(GiroController.prototype, 'register', Post('lines/:line/giros'));
Param('line')(GiroController.prototype, 'register', 0);
Body()(GiroController.prototype, 'register', 1);
Reflect.defineMetadata('design:paramtypes', [String, GiroForm], GiroController.prototype, 'register');
Controller()(GiroController);

class UsualModule {}
Module({ controllers: [GiroController] })(UsualModule);

const app = await NestFactory.create(UsualModule, { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(Number(process.argv[2]), '127.0.0.1');
process.send?.('ready');

function decorate(target, key, decorator) {
  decorator(target, key, Object.getOwnPropertyDescriptor(target, key));
}
