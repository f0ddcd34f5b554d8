import pg from 'pg'

/** Holds the demo story; nobody works with it, so that it can be copied at any time. */
export const storyDatabase = 'story'

/** Makes a database of this name beside the other, with the demo story in it; gives back its address. */
export async function copyStory(beside: string, name: string): Promise<string> {
  return copyDatabase(addressOf(beside, storyDatabase), name)
}

/** A copy beside it, of this name; nobody may be connected to it. */
export async function copyDatabase(address: string, name: string): Promise<string> {
  const template = new URL(address).pathname.slice(1)
  await onServer(address, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  return addressOf(address, name)
}

export async function dropStory(address: string): Promise<void> {
  await onServer(address, `DROP DATABASE ${new URL(address).pathname.slice(1)} WITH (FORCE)`)
}

function addressOf(beside: string, name: string): string {
  const url = new URL(beside)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(beside: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(beside, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
