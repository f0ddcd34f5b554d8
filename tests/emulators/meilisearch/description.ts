import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Body = { content?: { 'application/json': { schema: object } } }
type Operation = { requestBody?: Body; responses: Record<string, Body> }
type Description = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

/** The part of Meilisearch's own OpenAPI description (MIT) that the adapter meets. */
const description = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'openapi.json'), 'utf8'),
) as Description

// Two places where the description and the server differ: patterns are sent as a plain list, and only a
// federated search is answered by one list.
description.components.schemas.AttributePatterns = { type: 'array', items: { type: 'string' } }
description.paths['/multi-search']!.post!.responses['200'] = {
  content: { 'application/json': { schema: { $ref: '#/components/schemas/SearchResults' } } },
}

const ajv = new Ajv2020({ strict: false, validateFormats: false })
const compiled = new Map<object, ValidateFunction>()

function problemsOf(schema: object | undefined, value: unknown): string | null {
  if (!schema) return null
  const validate =
    compiled.get(schema) ?? ajv.compile({ ...schema, components: description.components })
  compiled.set(schema, validate)
  return validate(value) ? null : ajv.errorsText(validate.errors)
}

export function problemsOfRequest(method: string, route: string, body: unknown): string | null {
  const operation = description.paths[route]?.[method.toLowerCase()]
  if (!operation) return `${method} ${route} is not in the description`
  return problemsOf(operation.requestBody?.content?.['application/json'].schema, body)
}

export function problemsOfAnswer(
  method: string,
  route: string,
  { status, body }: { status: number; body: unknown },
): string | null {
  const known = description.paths[route]?.[method.toLowerCase()]?.responses[status]
  const error = { $ref: '#/components/schemas/ResponseError' }
  return problemsOf(status >= 400 ? error : known?.content?.['application/json'].schema, body)
}
