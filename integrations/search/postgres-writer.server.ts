import {
  documentRow,
  type LabelRow,
  labelRows,
  openingRows,
} from '#integrations/search/document-rows.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { SearchDocument } from '#integrations/search/search-engine.ts'

const columns =
  'slug, kind, categories, district_code, village_code, price, is_available, is_halal, is_shipped, is_picked_up, sold_recently, listed_at, bucket'

const openingColumns =
  'nights, is_usual, people_minimum, people_maximum, from_minute, until_minute, first_day, room'

function excluded(names: string): string {
  return names.replaceAll(/\w+/g, 'excluded.$&')
}

/**
 * Both halves of a document change in one statement: no search sees one without the other. Only a new document
 * takes a number, so that numbers stay small however often documents are written.
 */
const writeDocuments = `
WITH given AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS row(
    id uuid, slug text, kind text, categories text[], district_code text, village_code text, price int,
    is_available bool, is_halal bool, is_shipped bool, is_picked_up bool, sold_recently int,
    listed_at timestamptz, bucket text, title_id text, title_en text, fields text, strong text[], "all" text[])
  ORDER BY id
), documents AS (
  INSERT INTO search_documents (id, ${columns}, words, indexed_at, number)
  SELECT id, ${columns}, array_to_tsvector(strong), clock_timestamp(), coalesce(
    (SELECT d.number FROM search_documents d WHERE d.id = given.id),
    nextval('search_documents_number_seq'))
  FROM given
  ON CONFLICT (id) DO UPDATE SET (${columns}, words, indexed_at) =
    (${excluded(columns)}, excluded.words, excluded.indexed_at)
)
INSERT INTO search_texts (id, title_id, title_en, fields, words)
SELECT id, title_id, title_en, fields, array_to_tsvector("all") FROM given
ON CONFLICT (id) DO UPDATE SET (title_id, title_en, fields, words) =
  (excluded.title_id, excluded.title_en, excluded.fields, excluded.words)`

/** Openings that are gone go, in the statement that brings the others: no search meets half of them. */
const writeOpenings = `
WITH given AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($2::jsonb) AS row(
    id uuid, position smallint, nights smallint, is_usual bool, people_minimum smallint,
    people_maximum smallint, from_minute int, until_minute int, first_day date, room text)
), gone AS (
  DELETE FROM search_openings o WHERE o.id = ANY($1::uuid[])
    AND NOT EXISTS (SELECT FROM given g WHERE g.id = o.id AND g.position = o.position)
)
INSERT INTO search_openings (id, position, ${openingColumns})
SELECT id, position, ${openingColumns.replace('room', "decode(room, 'hex')")} FROM given ORDER BY id, position
ON CONFLICT (id, position) DO UPDATE SET (${openingColumns}) = (${excluded(openingColumns)})`

/** In one order everywhere, so that two writers wait for each other instead of deadlocking. */
const writeWords = `
INSERT INTO search_words (word) SELECT word FROM unnest($1::text[]) AS word ORDER BY word
ON CONFLICT (word) DO NOTHING`

const writeLabels = `
INSERT INTO search_labels (type, code, label_id, label_en, words)
SELECT * FROM jsonb_to_recordset($1::jsonb)
  AS row(type text, code text, label_id text, label_en text, words text)
ORDER BY type, code
ON CONFLICT (type, code) DO UPDATE
  SET (label_id, label_en, words) = (excluded.label_id, excluded.label_en, excluded.words)
  WHERE (search_labels.label_id, search_labels.label_en, search_labels.words)
    IS DISTINCT FROM (excluded.label_id, excluded.label_en, excluded.words)`

/** Gives back the words the documents brought. */
export async function writeBatch(
  connection: SearchConnection,
  documents: readonly SearchDocument[],
): Promise<{ words: readonly string[]; labels: readonly LabelRow[] }> {
  const byId = new Map(documents.map((document) => [document.id, document]))
  if (byId.size === 0) return { words: [], labels: [] }
  const rows = [...byId.values()].map(documentRow)
  const labels = new Map(
    [...byId.values()].flatMap(labelRows).map((row) => [`${row.type} ${row.code}`, row]),
  )
  const words = [...new Set(rows.flatMap(({ strong }) => strong))]
  await connection.query({ text: writeDocuments, values: [JSON.stringify(rows)] })
  await connection.query({
    text: writeOpenings,
    values: [[...byId.keys()], JSON.stringify([...byId.values()].flatMap(openingRows))],
  })
  await connection.query({ text: writeWords, values: [words] })
  await connection.query({ text: writeLabels, values: [JSON.stringify([...labels.values()])] })
  return { words, labels: [...labels.values()] }
}

export async function removeDocuments(
  connection: SearchConnection,
  ids: readonly string[],
): Promise<void> {
  const text = 'DELETE FROM search_documents WHERE id = ANY($1::uuid[])'
  await connection.query({ text, values: [ids] })
}

/** The clock of the database, because it stamps the rows. */
export async function startOfRebuild(connection: SearchConnection): Promise<string> {
  const { rows } = await connection.query<{ now: string }>({
    text: 'SELECT clock_timestamp()::text AS now',
    values: [],
  })
  return rows[0]?.now ?? ''
}

const countWords = `
WITH counted AS MATERIALIZED (
  SELECT word, ndoc FROM ts_stat('SELECT words FROM search_documents')
), gone AS (
  DELETE FROM search_words w WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = w.word)
)
INSERT INTO search_words (word, documents) SELECT word, ndoc FROM counted ORDER BY word
ON CONFLICT (word) DO UPDATE SET documents = excluded.documents
  WHERE search_words.documents <> excluded.documents`

const countLabels = `
UPDATE search_labels l SET documents = coalesce(counted.documents, 0)
FROM search_labels known LEFT JOIN (
  SELECT 'category' AS type, unnest(categories) AS code, count(*) AS documents
  FROM search_documents GROUP BY 2
  UNION ALL
  SELECT 'district', district_code, count(*) FROM search_documents GROUP BY 2
  UNION ALL
  SELECT 'village', village_code, count(*) FROM search_documents GROUP BY 2
) counted USING (type, code)
WHERE (l.type, l.code) = (known.type, known.code)`

/** Drops what the rebuild did not bring, and counts words and labels again. */
export async function finishRebuild(connection: SearchConnection, start: string): Promise<number> {
  const run = (text: string, values: unknown[] = []) =>
    connection.query<{ documents: number }>({ text, values })
  await run('DELETE FROM search_documents WHERE indexed_at < $1::timestamptz', [start])
  await run(countWords)
  await run(countLabels)
  await run('DELETE FROM search_labels WHERE documents = 0')
  await run('ANALYZE search_documents, search_texts, search_openings')
  const { rows } = await run('SELECT count(*)::int AS documents FROM search_documents')
  return rows[0]?.documents ?? 0
}
