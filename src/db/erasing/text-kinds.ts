/** What can stand in a text that is stored, as the table of all texts (`text-columns.ts`) says it. */

export type Kind =
  /** What people wrote: a name in it is replaced. */
  | 'words'
  /** The same, but a figure: it stays when a handoff is erased. */
  | 'amount'
  /** The name of a partner's contact, alone or with a comma and their role: gone as a whole, when it is the one who is erased. */
  | 'contact'
  /** What the contact does who is named beside it: gone with that name; words otherwise. */
  | 'role'
  /** What the ways to write the name in `account` have in common: follows that. */
  | 'account_key'
  /** A name under which somebody or something else is registered: stays. */
  | 'registered'
  /** A Slack user id, or one among other words of the bot's. */
  | 'user'
  /** A day, a zone, an id of a row, a word of the bot's: stays. */
  | 'fixed';

/** Arrays are looked through. */
type Part<T> = T extends readonly (infer Each)[] ? Part<Each> : T;
type Objects<T> = Exclude<Part<T>, string | number | boolean | null | undefined>;
type KeysOf<T> = T extends unknown ? keyof T : never;
type At<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;

/** Where any text may stand. A value that is one of a few words of the bot's has no line, and nobody can mark it as words. */
type TextKeys<T> = { [Key in KeysOf<T>]: HasText<At<T, Key>> extends true ? Key : never }[KeysOf<T>];
type HasText<T> =
  string extends Part<T>
    ? true
    : [Objects<T>] extends [never]
      ? false
      : [TextKeys<Objects<T>>] extends [never]
        ? false
        : true;

type Fields<T> = { readonly [Key in TextKeys<T>]: Shape<At<T, Key>> };

/** Of a text its kind; of an object the same for each key in which a text may stand, or how that follows from the object. */
export type Shape<T> =
  | (string extends Part<T> ? Kind : never)
  | ([Objects<T>] extends [never] ? never : Fields<Objects<T>> | ((value: Objects<T>) => Fields<Objects<T>>));

/** Of a row the same for each column. `byRow`: it follows from the rest of the row; `json`: besides, the column is a text that holds JSON. */
export type Columns<Row> = { readonly [Key in TextKeys<Row>]: Shape<Row[Key]> | ByRow<Row, Shape<Row[Key]>> };
export type ByRow<Row, Is> = { byRow: (row: Row) => Is } | { json: (row: Row) => AnyShape };

/** The same without its types. */
export type AnyShape = Kind | { readonly [key: string]: AnyShape } | ((value: never) => AnyShape);
