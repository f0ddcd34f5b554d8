import type { Page } from '@playwright/test'
import type { AxeResults, Result, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = { run(root: Document, options: RunOptions): Promise<AxeResults> }

/** The barriers of a page by all rules of axe, or by some. We have no frames from elsewhere. */
export async function barriersOn(page: Page, rules?: string[]): Promise<Result[]> {
  // To take it in costs more than a look does, so a page that is looked at again keeps it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program)
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: Axe }
    const options: RunOptions = { resultTypes: ['violations'] }
    if (values) options.runOnly = { type: 'rule', values }
    return (await axe.run(document, options)).violations
  }, rules)
}
