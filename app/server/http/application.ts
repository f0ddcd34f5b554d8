import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { logger } from '#app/server/logger.server.ts'
import type { SecurityHeaders } from './security-headers.ts'
import { serveUploadedPictures } from './uploaded-pictures.ts'

type ApplicationOptions = {
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  headers: SecurityHeaders
  middleware?: readonly RequestHandler[]
  extend?: (app: Express) => void
}

/** What comes after the guard: compression, whatever was added, and Remix for everything else. */
export function createApplication(options: ApplicationOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  for (const middleware of options.middleware ?? []) app.use(middleware)
  app.use('/gambar', serveUploadedPictures(options.headers))
  // Cheap levels: pages that can be kept were compressed well once, these are sent once.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
  app.use(compression({ level: 4, brotli, threshold: 1024 }))
  options.extend?.(app)
  app.use((req, res, next) => {
    options.handle(req, res).catch(next)
  })
  app.use(lastResort)
  return app
}

/** Only what failed outside Remix comes here: a broken connection, or a bug of the server itself. */
const lastResort: ErrorRequestHandler = (error, req, res, _next) => {
  if (req.destroyed || res.headersSent) {
    res.destroy()
    return
  }
  logger.error({ err: error }, 'the server failed outside the application')
  res.status(500).type('text/plain').send('500\n')
}
