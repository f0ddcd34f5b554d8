import { type Bucket, readBuckets } from '#integrations/search/facets.ts'
import type { LabelRow } from '#integrations/search/document-rows.ts'
import { PostgresOpenings } from '#integrations/search/postgres-openings.server.ts'
import {
  bucketsStatement,
  countedBy,
  type Narrowing,
} from '#integrations/search/postgres-statements.server.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import { synonymWords } from '#integrations/search/synonyms.ts'
import { Vocabulary } from '#integrations/search/vocabulary.ts'

export type Label = LabelRow & { documents: number }
export type Knowledge = { vocabulary: Vocabulary; labels: readonly Label[]; size: number }

const vocabularyLivesMs = 30_000
const bucketsLiveMs = 10_000
const mostBuckets = 200

/** What a process remembers of the index. Hits are always read from the database. */
export class PostgresMemory {
  readonly #connection: SearchConnection
  readonly openings: PostgresOpenings
  readonly #vocabulary = new Vocabulary()
  readonly #buckets = new Map<string, { until: number; buckets: Promise<readonly Bucket[]> }>()
  #lastSerial = '0'
  #labels: Label[] = []
  #size = 0
  #loadedAt = 0
  #loading: Promise<void> | null = null

  constructor(connection: SearchConnection) {
    this.#connection = connection
    this.openings = new PostgresOpenings(connection)
    for (const word of synonymWords) this.#vocabulary.add(word, 0)
  }

  /** Waits only the first time; later it is brought up to date behind the searches' back. */
  async knowledge(): Promise<Knowledge> {
    if (this.#loadedAt === 0) await this.refresh()
    else if (Date.now() - this.#loadedAt > vocabularyLivesMs) {
      // The search itself asks the same database and says so if that fails.
      void this.refresh().catch(() => undefined)
    }
    return { vocabulary: this.#vocabulary, labels: this.#labels, size: this.#size }
  }

  async refresh(): Promise<void> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null
    })
    await this.#loading
  }

  async #load(): Promise<void> {
    const [words, labels] = await Promise.all([
      this.#connection.query<{ word: string; documents: number; serial: string }>({
        text: 'SELECT word, documents, serial::text FROM search_words WHERE serial > $1::bigint ORDER BY search_words.serial',
        values: [this.#lastSerial],
      }),
      this.#connection.query<Label & { size: number }>({
        text: 'SELECT *, (SELECT count(*)::int FROM search_documents) AS size FROM search_labels ORDER BY documents DESC, code',
        values: [],
      }),
    ])
    for (const { word, documents } of words.rows) this.#vocabulary.add(word, documents)
    for (const label of labels.rows) this.#learnLabel(label)
    this.#lastSerial = words.rows.at(-1)?.serial ?? this.#lastSerial
    this.#labels = labels.rows
    this.#size = labels.rows[0]?.size ?? 0
    this.#loadedAt = Date.now()
  }

  #learnLabel({ words, documents }: Label): void {
    for (const word of words.split(' ')) this.#vocabulary.add(word, documents)
  }

  /** What this process wrote it knows at once. */
  learn(words: readonly string[], labels: readonly LabelRow[]): void {
    this.forgetCounts()
    for (const word of words) this.#vocabulary.add(word, 1)
    for (const label of labels) {
      this.#learnLabel({ ...label, documents: 1 })
      const isNew = !this.#labels.some(
        ({ type, code }) => type === label.type && code === label.code,
      )
      if (isNew) this.#labels.push({ ...label, documents: 1 })
    }
  }

  /** Starts from nothing, because a rebuild may have counted every word anew. */
  async relearn(): Promise<void> {
    this.forgetCounts()
    this.#lastSerial = '0'
    await this.refresh()
  }

  forgetCounts(): void {
    this.#buckets.clear()
    this.openings.lookAgain()
  }

  /** Counts of everything there is, for browsing without a text: a few seconds old at most. */
  async buckets(filters: Narrowing): Promise<readonly Bucket[]> {
    const key = countedKey(filters)
    const known = this.#buckets.get(key)
    if (known && known.until > Date.now()) return known.buckets
    if (this.#buckets.size >= mostBuckets) this.#buckets.clear()
    const buckets = this.#countBuckets(filters)
    this.#buckets.set(key, { until: Date.now() + bucketsLiveMs, buckets })
    buckets.catch(() => this.#buckets.delete(key))
    return buckets
  }

  async #countBuckets(filters: Narrowing): Promise<readonly Bucket[]> {
    const { rows } = await this.#connection.query<{ buckets: string | null }>(
      bucketsStatement(filters),
    )
    return readBuckets(rows[0]?.buckets ?? null)
  }
}

function countedKey(filters: Narrowing): string {
  const { among, ...others } = countedBy(filters)
  return JSON.stringify([others, among?.toString('base64')])
}
