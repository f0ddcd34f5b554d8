import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { policyFor } from '#app/server/http/policy.ts'
import { allAddresses } from './access/route-table.ts'
import { reaching } from './setup/reaching.ts'

// The architecture, as a table: a file in the layer on the left may import the layers on the right
// (and its own). Everything else is a mistake this test names.
const mayImport: Record<string, readonly string[]> = {
  core: [],
  i18n: ['core'],
  ui: ['core', 'i18n'],
  integrations: ['core'],
  server: ['core', 'i18n', 'database', 'integrations'],
  'features (pure)': ['core'],
  'features (components)': ['core', 'i18n', 'ui', 'features (pure)'],
  'features (server)': ['core', 'i18n', 'server', 'database', 'integrations', 'features (pure)'],
  jobs: ['core', 'i18n', 'server', 'features (pure)', 'features (server)'],
  routes: [
    'core',
    'i18n',
    'ui',
    'server',
    'features (pure)',
    'features (server)',
    'features (components)',
  ],
}

function layerOf(file: string): string {
  if (file.startsWith('app/features/')) {
    if (file.includes('/components/')) return 'features (components)'
    return file.includes('.server.') ? 'features (server)' : 'features (pure)'
  }
  if (file.startsWith('prisma/generated/')) return 'database'
  if (file.startsWith('app/')) return file.split('/')[1] ?? 'app'
  return file.split('/')[0] ?? file
}

const isOwnCode = (name: string) => name.startsWith('#') || name.startsWith('.')

function namesImportedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module
  const reexported = staticExports.flatMap(({ entries }) => entries)
  return [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...reexported.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ]
}

function importsOf(file: string): string[] {
  return namesImportedBy(file)
    .filter(isOwnCode)
    .map((name) =>
      name.startsWith('#') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name),
    )
}

// What `npm run` starts wires the layers together, so it may import all of them.
const programs = new Set(
  Object.values<string>(JSON.parse(readFileSync('package.json', 'utf8')).scripts).flatMap(
    (script) => script.match(/app\/server\/[\w-]+\.ts/g) ?? [],
  ),
)

const sourceFiles = ['app', 'integrations']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll(path.sep, '/')}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
  .filter((file) => !programs.has(file))
  .filter((file) => file.startsWith('integrations/') || file.split('/').length > 2) // app/root.tsx and its like may import anything

test('imports only run in the allowed direction', () => {
  const violations = sourceFiles.flatMap((file) => {
    const layer = layerOf(file)
    const allowed = [layer, ...(mayImport[layer] ?? [])]
    return importsOf(file)
      .filter((imported) => !allowed.includes(layerOf(imported)))
      .map((imported) => `${file} (${layer}) must not import ${imported} (${layerOf(imported)})`)
  })
  expect(violations).toEqual([])
})

test('pure files use no package except zod', () => {
  const violations = sourceFiles
    .filter((file) => ['core', 'features (pure)'].includes(layerOf(file)))
    .flatMap((file) =>
      namesImportedBy(file)
        .filter((name) => !isOwnCode(name) && name !== 'zod')
        .map((name) => `${file} must stay pure but imports ${name}`),
    )
  expect(violations).toEqual([])
})

test('features never import one another in a circle', () => {
  const featureOf = (file: string) => /^app\/features\/([^/]+)\//.exec(file)?.[1]
  const uses = new Map<string, Set<string>>()
  for (const file of sourceFiles) {
    const from = featureOf(file)
    if (!from) continue
    for (const imported of importsOf(file)) {
      const to = featureOf(imported)
      if (to && to !== from) uses.set(from, (uses.get(from) ?? new Set()).add(to))
    }
  }
  const circles = new Set<string>()
  const visit = (feature: string, trail: readonly string[]): void => {
    if (trail.includes(feature)) {
      circles.add(trail.slice(trail.indexOf(feature)).toSorted().join(' ↔ '))
      return
    }
    for (const next of uses.get(feature) ?? []) visit(next, [...trail, feature])
  }
  for (const feature of uses.keys()) visit(feature, [])
  expect([...circles]).toEqual([])
})

test('only app/server/env.server.ts reads process.env', () => {
  const readers = sourceFiles.filter((file) => readFileSync(file, 'utf8').includes('process.env'))
  expect(readers.filter((file) => file !== 'app/server/env.server.ts')).toEqual([])
})

// Whoever stands behind a capability is wired in app/server; webhooks are addresses that a vendor asks for.
const vendors = [
  'midtrans',
  'stripe',
  'meili',
  'cloudinary',
  'rajaongkir',
  'biteship',
  'nodemailer',
]
const adapters =
  /^integrations\/(?:.*\.server\.ts|.*\/(?:whatsapp|smtp|inbox|meilisearch|postgres|midtrans|stripe|rajaongkir|biteship)[^/]*)$/
/** Of no vendor: every picture goes through it, whoever keeps it. */
const ours = 'integrations/images/re-encode.server.ts'

test('no feature and no page knows a vendor', () => {
  const violations = sourceFiles
    .filter((file) => /^app\/(features|routes)\//.test(file))
    .filter((file) => !file.startsWith('app/routes/webhooks/'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').toLowerCase()
      const named = vendors.filter((vendor) => text.includes(vendor))
      const imported = importsOf(file).filter((name) => adapters.test(name) && name !== ours)
      return [...named, ...imported].map((vendor) => `${file} must not know ${vendor}`)
    })
  expect(violations).toEqual([])
})

/** Files that people send come through here, and what makes pictures of them anew is asked by nobody else. */
const uploadDoor = 'app/features/uploads/'
const uploadTools: readonly {
  what: string
  pattern: RegExp
  isAllowed: (file: string) => boolean
}[] = [
  {
    what: 'sharp',
    pattern: /from 'sharp'/,
    isAllowed: (file) =>
      [
        'integrations/images/re-encoders.ts',
        'app/features/bookings/ticket-picture.server.ts',
      ].includes(file),
  },
  {
    what: 'the one who makes pictures anew',
    pattern: /from '#integrations\/images\/re-encode\.server\.ts'/,
    isAllowed: (file) => file.startsWith(uploadDoor),
  },
  {
    what: 'the bytes of a file',
    pattern: /\.(arrayBuffer|bytes)\(\)|instanceof (File|Blob)\b/,
    isAllowed: (file) => file.startsWith(uploadDoor),
  },
  {
    what: 'a body in parts',
    pattern: /\.formData\(|busboy|multer|multiparty|formidable|MultipartFormData|UploadHandler/,
    isAllowed: (file) => file === 'app/server/read-form.server.ts',
  },
]

// Take the bytes of a file in a feature of your own and this is red.
test('files that people send come through one door', () => {
  const violations = sourceFiles.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return uploadTools
      .filter(({ pattern, isAllowed }) => pattern.test(text) && !isAllowed(file))
      .map(({ what }) => `${file} must not touch ${what}: it goes through ${uploadDoor}`)
  })
  expect(violations).toEqual([])
})

// Leave an address out of `uploads` in policy.ts and this is red: a photo of two megabytes is 413 there.
test('the guard lets a file through to every address that takes one, and to no other', () => {
  const takers = reaching(sourceFiles, `${uploadDoor}sent-file.server.ts#bytesOf`)
  const addresses = allAddresses
    .filter(({ file }) => takers.has(`${file}#action`))
    .map(({ address }) => address)
  expect(addresses.length).toBeGreaterThan(8)
  const { uploads } = policyFor({ appUrl: 'https://lumbung.example.id' })
  const asked = addresses.map((address) => address.replaceAll(/:\w+/g, 'x'))
  const without = asked.filter((address) => !uploads.some((route) => route.test(address)))
  expect(without).toEqual([])
  expect(uploads.filter((route) => !asked.some((address) => route.test(address)))).toEqual([])
})
