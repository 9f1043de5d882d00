/** Sentences as Slack words them in `response_metadata.messages`, without the pointer. */
export const wording = {
  mustProvide: (what: string) => `must provide ${what}`,
  missingField: (name: string) => `missing required field: ${name}`,
  unknownField: (name: string) => `invalid additional property: ${name}`,
  unsupportedType: (type: unknown) => `unsupported type: ${typeof type === 'string' ? type : JSON.stringify(type)}`,
  tooLong: (max: number) => `must be less than ${max + 1} characters`,
  tooShort: (min: number) => `must be more than ${min - 1} characters`,
  tooMany: (max: number) => `no more than ${max} items allowed`,
  tooFew: (min: number) => `no fewer than ${min} items allowed`,
  tooHigh: (max: number) => `must be less than ${max + 1}`,
  notAbove: (bound: number) => `must be greater than ${bound}`,
  notOneOf: 'must be a valid enum value',
  neitherOf: (names: readonly string[]) => `must define at least one of: ${names.join(', ')}`,
  notExactlyOneOf: (names: readonly string[]) => `must define exactly one of: ${names.join(', ')}`,
  duplicateItem: 'must not contain duplicate items',
  alreadyExists: (field: string, value: string) => `\`${field}\` "${value}" already exists`,
};
