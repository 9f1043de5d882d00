#!/usr/bin/env node
import { register } from 'tsx/esm/api';

// The sandbox is TypeScript as it stands, and not every Node reads that by itself.
register();
await import('../src/cli.ts');
