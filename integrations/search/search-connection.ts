/** What the engine needs of a database driver; a `pg.Pool` is one. */
export type SearchConnection = {
  query<Row extends object>(
    /** With a name the statement is prepared once a connection. */
    query: { name?: string; text: string; values: unknown[] },
  ): Promise<{ rows: Row[] }>
}
