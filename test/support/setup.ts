import { afterAll } from 'vitest';
import { endAll } from './after.ts';

// Run anew for each test file.
afterAll(endAll);
