import { deskShop, signIn } from './setup/people.ts'
import { expect, test } from './setup/site.ts'

// Take the rule of columns out of app.css and this is red.
test('a name of one long word makes no page wider than the phone', async ({ page, site }) => {
  const name = 'W'.repeat(80)
  const [order] = await site.sql<{ number: string }>(
    `WITH one AS (SELECT o.number, o.purchase_id FROM orders o JOIN shops s ON s.id = o.shop_id
       WHERE s.slug = $1 AND o.status = 'completed' ORDER BY o.id LIMIT 1)
     UPDATE buyer_details d SET name = $2 FROM one WHERE d.purchase_id = one.purchase_id
     RETURNING one.number`,
    [deskShop, name],
  )
  await signIn(page, 'direktur@example.com')
  for (const address of [order!.number, `${order!.number}/slip`]) {
    await page.goto(`/kelola/pesanan/${address}`)
    await expect(page.getByText(name).first()).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${address} scrolls sideways`).toBeLessThanOrEqual(360)
  }
})
