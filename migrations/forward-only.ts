import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration goes forward only: what was recorded is never taken back, so neither is its shape. */
export abstract class ForwardOnly implements MigrationInterface {
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: write the next one instead.');
  }
}
