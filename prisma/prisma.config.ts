import { defineConfig } from 'prisma/config'

/** For Prisma's own CLI: `npx prisma … --config prisma/prisma.config.ts`. */
export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  // The CLI reads the database from the environment; generating the client needs none.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
