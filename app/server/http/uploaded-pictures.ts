import express, { type RequestHandler } from 'express'
import { pictureFolder } from '#app/server/pictures.server.ts'
import type { SecurityHeaders } from './security-headers.ts'

/** Pictures people sent, made anew by us. A name says its content, so a copy may be kept for ever. */
export function serveUploadedPictures({ everywhere }: SecurityHeaders): RequestHandler {
  return express.static(pictureFolder(), {
    immutable: true,
    maxAge: '365d',
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders(res, file) {
      // Express does not know the type of AVIF, and a browser that may not sniff shows nothing without one.
      if (file.endsWith('.avif')) res.setHeader('Content-Type', 'image/avif')
      for (const [name, value] of everywhere) res.setHeader(name, value)
      res.setHeader('Content-Security-Policy', `default-src 'none'`)
    },
  })
}
