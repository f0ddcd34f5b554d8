/**
 * Who the running program is for PostgreSQL. The user of DATABASE_URL owns the tables and brings them
 * up to date; requests and jobs run as this role, which cannot rewrite history (see
 * `prisma/application-role.ts`).
 */
export const applicationRole = 'lumbung_app'
