/** As many characters as nobody may ever read of a secret. */
const PIECE = 6;

/** The pieces of a secret that stand in what was printed. */
export function piecesIn(printed: string, secret: string): string[] {
  const pieces = Array.from({ length: Math.max(secret.length - PIECE + 1, 0) }, (_, at) =>
    secret.slice(at, at + PIECE),
  );
  return pieces.filter((piece) => printed.includes(piece));
}
