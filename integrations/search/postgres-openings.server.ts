import { mostPeople } from '#integrations/search/document-rows.ts'
import { type Bucket, readBucket } from '#integrations/search/facets.ts'
import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { FreeOn } from '#integrations/search/search-engine.ts'

/** So old is what is remembered, at most. */
const freshMs = 1_000
/** Whoever has not looked for so long starts anew: what is gone is told for a day. */
const knownMs = 12 * 3_600_000
const documentsAtOnce = 2_000
const dayMs = 86_400_000

type Opening = {
  nights: number
  isUsual: boolean
  peopleMinimum: number
  peopleMaximum: number
  fromMinute: number
  untilMinute: number
  /** Days since 1970. */
  firstDay: number
  /** A byte for each day, `mostPeople` at most. */
  room: Buffer
}
/** Documents of one bucket share its name, so that they are counted without reading it. */
type Document = { id: string; number: number; bucket: { name: string }; openings: Opening[] }

/** Which documents have room, as a bit for each by its number, and what they count as. */
export type Free = { documents: Buffer; buckets: readonly Bucket[] }

/**
 * When each experience can be visited, kept by every process: a search by days looks at the room of all of
 * them on one day, which takes PostgreSQL a microsecond for each and memory a few nanoseconds. Before it is asked it
 * reads what was written since it last looked.
 */
export class PostgresOpenings {
  readonly #connection: SearchConnection
  #documents = new Map<number, Document>()
  /** Made of the documents when it is asked for. */
  #ways: ReturnType<typeof waysOf> | null = null
  readonly #buckets = new Map<string, Document['bucket']>()
  /** By the clock of the database, which stamps what is written. */
  #seen = '-infinity'
  #lookedAt = 0
  #writtenAt = 0
  #looking: Promise<void> | null = null

  constructor(connection: SearchConnection) {
    this.#connection = connection
  }

  /** What this process wrote it wants to know at once. */
  lookAgain(): void {
    this.#writtenAt = Date.now()
  }

  async freeOn(wish: FreeOn): Promise<Free> {
    const free = await this.#free(wish)
    const counts = new Map<Document['bucket'], number>()
    for (const { bucket } of free) counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
    return {
      documents: asBits(free.map(({ number }) => number)),
      buckets: [...counts].map(([{ name }, count]) => readBucket(name, count)),
    }
  }

  async listFree(wish: FreeOn): Promise<string[]> {
    return (await this.#free(wish)).map(({ id }) => id)
  }

  async #free(wish: FreeOn): Promise<Document[]> {
    if (this.#isBehind() || Date.now() - this.#lookedAt >= freshMs) await this.#look()
    // That look may have begun, for another search, before this process wrote.
    if (this.#isBehind()) await this.#look()
    this.#ways ??= waysOf(this.#documents.values())
    const ways: Way[] = wish.nights === null ? ['usual'] : [...new Set([0, wish.nights])]
    const free = ways.flatMap((way) => freeIn(this.#ways?.get(way) ?? [], wish))
    return ways.length === 1 ? free : [...new Set(free)]
  }

  #isBehind(): boolean {
    return this.#lookedAt <= this.#writtenAt
  }

  /** One look serves all that wait for it. */
  async #look(): Promise<void> {
    this.#looking ??= this.#read().finally(() => {
      this.#looking = null
    })
    await this.#looking
  }

  async #read(): Promise<void> {
    const startedAt = Date.now()
    if (startedAt - this.#lookedAt > knownMs) {
      this.#documents = new Map()
      this.#ways = null
      this.#seen = '-infinity'
    }
    const { rows } = await this.#connection.query<{ now: string; gone: number[] }>({
      text: `SELECT clock_timestamp()::text AS now,
        ARRAY(SELECT number FROM search_gone WHERE gone_at > ${sinceThen}) AS gone`,
      values: [this.#seen],
    })
    const [{ now, gone } = { now: this.#seen, gone: [] }] = rows
    for (let after: number | undefined = 0; after !== undefined;) {
      after = await this.#readChanged(after)
    }
    for (const number of gone) this.#documents.delete(number)
    if (gone.length > 0) this.#ways = null
    this.#seen = now
    this.#lookedAt = startedAt
  }

  /** Gives the number to go on after, while there are more. */
  async #readChanged(after: number): Promise<number | undefined> {
    const { rows } = await this.#connection.query<DocumentRow>({
      text: changedDocuments,
      values: [this.#seen, after, documentsAtOnce],
    })
    const read = new Map<number, Document>()
    for (const { id, number, bucket, ...opening } of rows) {
      const document = read.get(number) ?? {
        id,
        number,
        bucket: this.#bucketOf(bucket),
        openings: [],
      }
      if (opening.room) document.openings.push(asOpening(opening))
      read.set(number, document)
    }
    for (const [number, document] of read) this.#documents.set(number, document)
    if (read.size > 0) this.#ways = null
    return read.size < documentsAtOnce ? undefined : rows.at(-1)?.number
  }

  #bucketOf(name: string): Document['bucket'] {
    const known = this.#buckets.get(name)
    if (known) return known
    const bucket = { name }
    this.#buckets.set(name, bucket)
    return bucket
  }
}

/** A document and its openings are two statements of whoever writes them, which end a moment after their stamp. */
const sinceThen = `$1::timestamptz - interval '10 seconds'`

const changedDocuments = `SELECT d.id, d.number, d.bucket, o.nights, o.is_usual, o.people_minimum, o.people_maximum,
  o.from_minute, o.until_minute, o.first_day - date '1970-01-01' AS first_day, o.room
FROM (
  SELECT id, number, bucket FROM search_documents
  WHERE kind = 'experience' AND indexed_at > ${sinceThen} AND number > $2 ORDER BY number LIMIT $3
) d LEFT JOIN search_openings o USING (id) ORDER BY d.number`

/** Of its opening all is null where a document has none. */
type DocumentRow = {
  id: string
  number: number
  bucket: string
  nights: number
  is_usual: boolean
  people_minimum: number
  people_maximum: number
  from_minute: number
  until_minute: number
  first_day: number
  room: Buffer | null
}

function asOpening(row: Omit<DocumentRow, 'id' | 'number' | 'bucket'>): Opening {
  return {
    nights: row.nights,
    isUsual: row.is_usual,
    peopleMinimum: row.people_minimum,
    peopleMaximum: row.people_maximum,
    fromMinute: row.from_minute,
    untilMinute: row.until_minute,
    firstDay: row.first_day,
    room: row.room ?? Buffer.alloc(0),
  }
}

/** So many nights, or what is meant when only a day is asked for. */
type Way = number | 'usual'

/** The openings by how long they last, each beside its document, in the order of the documents. */
function waysOf(documents: Iterable<Document>) {
  const ways = new Map<Way, { opening: Opening; document: Document }[]>()
  const add = (way: Way, opening: Opening, document: Document) => {
    const kept = ways.get(way)
    if (kept) kept.push({ opening, document })
    else ways.set(way, [{ opening, document }])
  }
  for (const document of documents) {
    for (const opening of document.openings) {
      add(opening.nights, opening, document)
      if (opening.isUsual) add('usual', opening, document)
    }
  }
  return ways
}

/**
 * Whether it can still, or already, be booked is asked of the clock and not of the index, so nothing has to be
 * written when an hour or a day is over.
 */
function freeIn(
  way: readonly { opening: Opening; document: Document }[],
  { date, people, now }: FreeOn,
): Document[] {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  const day = midnight / dayMs
  const minute = (now.getTime() - midnight) / 60_000
  const free: Document[] = []
  for (const { opening, document } of way) {
    const party = people ?? opening.peopleMinimum
    if (
      opening.fromMinute <= minute &&
      minute <= opening.untilMinute &&
      opening.peopleMinimum <= party &&
      party <= opening.peopleMaximum &&
      (opening.room[day - opening.firstDay] ?? 0) >= Math.min(party, mostPeople) &&
      free.at(-1) !== document
    ) {
      free.push(document)
    }
  }
  return free
}

/** As `get_bit` of PostgreSQL counts them. */
function asBits(numbers: readonly number[]): Buffer {
  const greatest = numbers.reduce((most, number) => Math.max(most, number), 0)
  const bits = Buffer.alloc((greatest >> 3) + 1)
  for (const number of numbers) bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
  return bits
}
