import type Database from 'better-sqlite3';

/** The migrations that this file has, each as the moment when it was written (epoch ms); none for an empty file. */
export function appliedMigrations(client: Database.Database): number[] {
  if (!tablesIn(client).includes('__drizzle_migrations')) return [];
  return client.prepare('select created_at from __drizzle_migrations').pluck().all().map(Number);
}

export function tablesIn(client: Database.Database): string[] {
  const names = client.prepare(`select name from sqlite_master where type = 'table' order by name`);
  return names.pluck().all().map(String);
}
