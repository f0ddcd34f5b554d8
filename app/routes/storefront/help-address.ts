import { redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'

export const loader = () => redirect(paths.help('en'), 301)
