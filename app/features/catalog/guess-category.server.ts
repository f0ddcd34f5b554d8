import { pool } from '#app/server/db.server.ts'

/**
 * The category of the goods whose names are most alike, else the first one there is: so that a maker
 * need not choose. The BUM Desa sees it before the good is offered.
 */
export async function guessCategory(title: string): Promise<string> {
  const { rows } = await pool.query<{ slug: string }>({
    name: 'guess-category',
    text: `
      SELECT c.slug FROM categories c
      LEFT JOIN LATERAL (
        SELECT max(similarity(lower(l.title_id), lower($1))) AS likeness
        FROM listings l WHERE l.category_slug = c.slug AND l.kind = 'product'
      ) alike ON true
      WHERE c.kind = 'product'
        AND NOT EXISTS (SELECT FROM categories child WHERE child.parent_slug = c.slug)
      ORDER BY greatest(alike.likeness, similarity(lower(c.label_id), lower($1))) DESC NULLS LAST, c.position
      LIMIT 1`,
    values: [title],
  })
  if (!rows[0]) throw new Error('There are no categories of goods')
  return rows[0].slug
}
