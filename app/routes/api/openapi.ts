import type { LoaderFunctionArgs } from '@remix-run/node'
import { siteSettings } from '#app/server/http/site-settings.server.ts'
import { answerPublic } from './answer.server.ts'
import { openApiDocument } from './openapi-document.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return answerPublic(request, openApiDocument(siteSettings().url))
}
