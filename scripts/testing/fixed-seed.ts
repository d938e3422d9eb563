import { configureGlobal } from 'fast-check';

/** Generated inputs are the same in each run of the tests; with FACSIMILE_SEED they are others. Looking for new ones is what `npm run fuzz` does. */
configureGlobal({ seed: Number(process.env.FACSIMILE_SEED ?? 1) });
