import { expect, type Page } from '@playwright/test'
import { messagesFor } from '#app/i18n/messages.ts'
import { samplePassword, sampleUsers } from '#prisma/seed/logins.ts'

const { account: t } = messagesFor('id')

/** The BUM Desa that the people `direktur`, `bendahara` and `pengawas` of the demo story serve. */
export const deskShop = sampleUsers.find(({ key }) => key === 'direktur')!.works!.shop

export async function signIn(
  page: Page,
  identifier: string,
  password = samplePassword,
): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel(t.fields.identifier).fill(identifier)
  await page.getByLabel(t.fields.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: t.signIn.submit, exact: true }).click()
  await expect(page).not.toHaveURL(/\/masuk/)
}
