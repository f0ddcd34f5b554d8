import { z } from 'zod'
import { mostNightsSearched } from '#app/features/bookings/openings.ts'
import { farthestPage, mostPerPage, sorts } from './parameters.ts'
import {
  errorSchema,
  listingDetailSchema,
  listingsSchema,
  shopsSchema,
  villagesSchema,
} from './schemas.ts'

type Parameter = { name: string; description: string; schema: Record<string, unknown> }

const paging: Parameter[] = [
  {
    name: 'page',
    description: `From 1; pages beyond ${farthestPage} are empty`,
    schema: { type: 'integer', minimum: 1, default: 1 },
  },
  {
    name: 'perPage',
    description: `More than ${mostPerPage} is taken as ${mostPerPage}; \`limit\` means the same`,
    schema: { type: 'integer', minimum: 1, default: 24 },
  },
]
const district: Parameter = {
  name: 'kecamatan',
  description: 'Slug or Kemendagri code of a kecamatan',
  schema: { type: 'string' },
}
const price = (name: string, description: string): Parameter => ({
  name,
  description,
  schema: { type: 'integer', minimum: 0 },
})

const listingQuery: Parameter[] = [
  { name: 'q', description: 'Free text', schema: { type: 'string', maxLength: 200 } },
  { name: 'kind', description: 'Goods or trips', schema: { enum: ['product', 'experience'] } },
  district,
  { name: 'category', description: 'Slug of a category', schema: { type: 'string' } },
  price('minPrice', 'In whole rupiah'),
  price('maxPrice', 'In whole rupiah'),
  {
    name: 'date',
    description:
      'Only trips with room on this day, or for an arrival on it; from today and within two years',
    schema: { type: 'string', format: 'date' },
  },
  {
    name: 'departure',
    description: `Of a stay: at most ${mostNightsSearched} nights after \`date\`, without which it is refused. Visits of the day itself are found too`,
    schema: { type: 'string', format: 'date' },
  },
  {
    name: 'people',
    description:
      'How many come together; needs `date`. Left out, it is the smallest group that each takes',
    schema: { type: 'integer', minimum: 1, maximum: 999 },
  },
  {
    name: 'sort',
    description: 'Order of the answers',
    schema: { enum: Object.keys(sorts), default: 'relevance' },
  },
  ...paging,
]

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema)
  return rest
}
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (description: string, name: string) => ({
  description,
  content: { 'application/json': { schema: reference(name) } },
})
const inQuery = (parameters: readonly Parameter[]) =>
  parameters.map((parameter) => ({ in: 'query', required: false, ...parameter }))
const operation = (
  id: string,
  summary: string,
  schema: string,
  parameters: readonly unknown[],
) => ({
  get: {
    operationId: id,
    summary,
    parameters,
    responses: {
      200: json('What was asked for', schema),
      304: { description: 'Nothing changed since the ETag sent as If-None-Match' },
      400: json('A parameter could not be understood', 'Error'),
      404: json('There is nothing of this name', 'Error'),
    },
  },
})

/** The one description of the public API: served, shown and tested from here. */
export function openApiDocument(url: string) {
  const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lumbung',
      version: '1.0.0',
      description:
        'Goods, trips, villages and village-owned enterprises (BUM Desa) as shown on the site. Public data only, no key needed, open to other sites (CORS).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${url}/api/v1` }],
    paths: {
      '/listings': operation(
        'listListings',
        'Search what is offered',
        'Listings',
        inQuery(listingQuery),
      ),
      '/listings/{slug}': operation('getListing', 'One offer in full', 'ListingDetail', [slug]),
      '/villages': operation(
        'listVillages',
        'Villages of the regency',
        'Villages',
        inQuery([district, ...paging]),
      ),
      '/shops': operation(
        'listShops',
        'Village-owned enterprises that sell',
        'Shops',
        inQuery([district, ...paging]),
      ),
    },
    components: {
      schemas: {
        Listings: schemaOf(listingsSchema),
        ListingDetail: schemaOf(listingDetailSchema),
        Villages: schemaOf(villagesSchema),
        Shops: schemaOf(shopsSchema),
        Error: schemaOf(errorSchema),
      },
    },
  }
}
