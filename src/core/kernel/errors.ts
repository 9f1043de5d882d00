/** Something that is not allowed. The message is one sentence that the presser reads and can act on. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** The same deal is handed off already, as this handoff. `message` says which, and how to see it. */
export class SameDeal extends Refusal {
  /** The same, up to how to see it. */
  readonly what: string;
  readonly handoffId: string;

  constructor(what: string, handoffId: string) {
    super(`${what} Type \`/handoff status ${handoffId}\` to see where it stands.`);
    this.what = what;
    this.handoffId = handoffId;
  }
}

/** It can be done, with a reason. The message is one sentence that says why one is asked for. */
export class NeedsReason extends Error {
  override name = 'NeedsReason';
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

/** Why nothing can be saved at the moment: another program holds the database, or its disk is full, or fails, or its file is damaged. */
export type Trouble = 'busy' | 'full' | 'failing' | 'damaged';

const SENTENCES: Readonly<Record<Trouble, string>> = {
  busy: 'The database is busy at the moment.',
  full: 'The bot cannot save at the moment: its disk is full.',
  failing: 'The bot cannot save at the moment: its disk does not answer as it should.',
  damaged: 'The bot cannot save at the moment: its database is damaged, and an administrator must restore it.',
};

/** What was asked was not saved, through nobody's fault. The message is one sentence for the presser. */
export class StoreTrouble extends Error {
  override name = 'StoreTrouble';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(SENTENCES[trouble], options);
    this.trouble = trouble;
  }
}
