import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first failure ends a mutant's run: what takes milliseconds is tried before what plays whole lives. */
const SLOW = ['life-model', 'business-time-properties', 'partner-view', 'auditor', 'outstanding', 'message-pictures'];

export class UnitTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => slowness(one) - slowness(other));
  }
}

const slowness = ({ moduleId }: TestSpecification): number => SLOW.findIndex((name) => moduleId.includes(name));
