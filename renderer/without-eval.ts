import { z } from 'zod';

// Compiled validators need eval, which the pages' content policy forbids. Schemas look at this when they are made, so
// it has to be the first import of the page.
z.config({ jitless: true });
