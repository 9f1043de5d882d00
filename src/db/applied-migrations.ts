import type Database from 'better-sqlite3';

/** The migrations that this file has, each as the moment when it was written (epoch ms); none for an empty file. */
export function appliedMigrations(client: Database.Database): number[] {
  const hasTable = client.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
  if (!hasTable) return [];
  return client.prepare('select created_at from __drizzle_migrations').pluck().all().map(Number);
}
