/** Something that may not happen, said in one sentence that the presser reads and can act on. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** What a person typed that cannot stand, by field; shown under the field, and the form stays open. */
export class WrongInput extends Error {
  override name = 'WrongInput';
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(`Wrong input in ${Object.keys(errors).join(', ')}.`);
    this.errors = errors;
  }
}

/** The same thing was delivered before, and what it asked for has been saved: nothing is done, and nobody is told. */
export class Duplicate extends Error {
  override name = 'Duplicate';
}

/** Somebody else wrote the row between reading and writing it: the caller may try again. */
export class Conflict extends Error {
  override name = 'Conflict';
}
