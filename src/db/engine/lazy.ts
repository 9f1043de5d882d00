/**
 * What `make` makes, made when it is first asked for and then kept. For statements: drizzle takes longer to write most of them than SQLite
 * takes to run them, so that each is written once, and none before it is needed.
 */
export function lazy<Made extends object>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}
