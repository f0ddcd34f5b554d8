import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { phoneBundle } from './app/server/http/phone-bundle.ts'
import { precompress } from './app/server/http/precompress.ts'
import { sendAheadScript } from './app/server/http/send-ahead-script.ts'

// This file is the Vite configuration: `remix vite:build --config remix.config.js`.
export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        // Off on purpose: with it on, one anonymous GET of /__manifest costs more than a second of CPU.
        v3_lazyRouteDiscovery: false,
      },
    }),
    tailwindcss(),
    phoneBundle(),
    sendAheadScript(),
    precompress(),
  ],
  build: {
    target: 'es2022',
    // Small pictures inside CSS or JavaScript would be refused by the content security policy.
    assetsInlineLimit: 0,
    cssMinify: 'esbuild',
    reportCompressedSize: false,
  },
  // A native module; the development server must not try to bundle it.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  server: { hmr: { port: Number(process.env.HMR_PORT ?? 24678) } },
})
