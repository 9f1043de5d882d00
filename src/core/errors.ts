/** Something that is not allowed. The message is one sentence that the presser reads and can act on. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** What a person typed and must change: one sentence for each field, shown under it while the form stays open. */
export class WrongInput extends Error {
  override name = 'WrongInput';
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(`Wrong input in ${Object.keys(errors).join(', ')}.`);
    this.errors = errors;
  }
}

/** The same request was delivered before and its effect is saved: nothing is done again, and nobody is told again. */
export class Duplicate extends Error {
  override name = 'Duplicate';
}

/** Somebody else wrote the row between reading and writing it: the caller may try again. */
export class Conflict extends Error {
  override name = 'Conflict';
}
