import {
  type EnqueuedTaskPromise,
  type IndexSwap,
  type Meilisearch,
  MeilisearchApiError,
  type Settings,
} from 'meilisearch'
import { documentWords, labelRows } from '#integrations/search/document-rows.ts'
import {
  type LabelRecord,
  labelRecord,
  type ListingRecord,
  listingRecord,
} from '#integrations/search/meilisearch-records.ts'
import {
  knownWords,
  labelSettings,
  listingSettings,
} from '#integrations/search/meilisearch-settings.ts'
import {
  type ReadDocuments,
  type SearchDocument,
  SearchUnavailable,
} from '#integrations/search/search-engine.ts'
import { synonymWords } from '#integrations/search/synonyms.ts'

/** A server works through its queue in order; a change can wait that long for its turn. */
const waitMs = 60_000

/** All tasks of a rebuild together: less than its job may take, which fills PostgreSQL before. */
const rebuildWithinMs = 12 * 60_000

/** Waits for tasks until a time: then they may still be done, and nobody waits for them any more. */
type Until = { deadline: number }
export const within = (ms = waitMs): Until => ({ deadline: Date.now() + ms })
const left = ({ deadline }: Until) => ({ timeout: Math.max(deadline - Date.now(), 1) })

export type Names = { listings: string; labels: string }

export function namesOf(prefix: string): Names {
  return { listings: `${prefix}_listings`, labels: `${prefix}_labels` }
}

export async function writeRecords(
  client: Meilisearch,
  names: Names,
  documents: readonly SearchDocument[],
  withinMs?: number,
): Promise<void> {
  if (documents.length === 0) return
  const until = within(withinMs)
  // Waited for together: one that fails while the other is waited for would end the process. A label keeps
  // the count of the last rebuild: this adds to it what it does not say.
  await Promise.all([
    done(client.index(names.labels).updateDocuments(labelsOf(documents)), until),
    done(
      client.index<ListingRecord>(names.listings).addDocuments(documents.map(listingRecord)),
      until,
    ),
  ])
}

export async function removeRecords(
  client: Meilisearch,
  names: Names,
  ids: readonly string[],
  withinMs?: number,
): Promise<void> {
  if (ids.length === 0) return
  await done(client.index(names.listings).deleteDocuments([...ids]), within(withinMs))
}

/** Of an index that is missing: none. */
export async function countRecords(client: Meilisearch, { listings }: Names): Promise<number> {
  try {
    return (await client.index(listings).getStats()).numberOfDocuments
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return 0
    throw error
  }
}

/** Makes the settings of the indexes what they are in this version. */
export async function configure(client: Meilisearch, names: Names, until: Until): Promise<void> {
  for (const [uid, settings] of withSettings(names)) {
    await done(client.index(uid).updateSettings(settings), until)
  }
}

async function create(client: Meilisearch, names: Names, until: Until): Promise<void> {
  for (const uid of Object.values(names)) {
    // That it exists already is the usual answer, and no harm.
    await client.createIndex(uid, { primaryKey: 'id' }).waitTask(left(until))
  }
}

/** Fills a second pair of indexes and swaps it with the one that is searched. */
export async function rebuild(
  client: Meilisearch,
  prefix: string,
  read: ReadDocuments,
  withinMs = rebuildWithinMs,
): Promise<{ documents: number }> {
  const [names, next] = [namesOf(prefix), namesOf(`${prefix}_next`)]
  const until = within(withinMs)
  await dropIndexes(client, next, until)
  await create(client, next, until)
  await configure(client, next, until)
  const { documents, words, labels } = await fill(client, next, read, until)
  const known = knownWords(words)
  await done(client.index(next.listings).updateSettings(known), until)
  await done(client.index(next.labels).updateSettings(known), until)
  await done(client.index(next.labels).addDocuments(labels), until)
  // Only an index that is there can be swapped.
  await create(client, names, until)
  const swaps = [names.listings, names.labels].map((uid) => ({
    indexes: [uid, uid === names.listings ? next.listings : next.labels] as [string, string],
  }))
  // `rename` is left out, because servers of before it know nothing of it.
  await done(client.swapIndexes(swaps as IndexSwap[]), until)
  await dropIndexes(client, next, until)
  return { documents }
}

async function fill(client: Meilisearch, names: Names, read: ReadDocuments, until: Until) {
  const words = new Set(synonymWords)
  const labels = new Map<string, LabelRecord & { listings: number }>()
  const written: EnqueuedTaskPromise[] = []
  let documents = 0
  for await (const batch of read()) {
    documents += batch.length
    for (const document of batch) {
      const { rest: _, ...telling } = documentWords(document)
      for (const word of Object.values(telling).flat()) words.add(word)
      for (const label of labelRows(document).map(labelRecord)) {
        const listings = (labels.get(label.id)?.listings ?? 0) + 1
        labels.set(label.id, { ...label, listings })
      }
    }
    const task = client.index<ListingRecord>(names.listings).addDocuments(batch.map(listingRecord))
    written.push(task)
    // Sent one after the other, but not waited for: the server puts what queues up into one batch.
    await task
  }
  for (const task of written) await done(task, until)
  return { documents, words, labels: [...labels.values()] }
}

function labelsOf(documents: readonly SearchDocument[]): LabelRecord[] {
  const labels = documents.flatMap(labelRows).map(labelRecord)
  return [...new Map(labels.map((label) => [label.id, label])).values()]
}

async function dropIndexes(client: Meilisearch, names: Names, until: Until): Promise<void> {
  for (const uid of Object.values(names)) {
    // One that is not there is gone too.
    await client.deleteIndex(uid).waitTask(left(until))
  }
}

function withSettings({ listings, labels }: Names): [string, Settings][] {
  return [
    [listings, listingSettings],
    [labels, labelSettings],
  ]
}

/** An answer to a write says only that it stands in the queue. */
async function done(task: EnqueuedTaskPromise, until: Until): Promise<void> {
  const { status, error } = await task.waitTask(left(until))
  if (status !== 'succeeded') throw new SearchUnavailable(error?.message ?? `The task is ${status}`)
}
