import { forgetOldSecrets } from '#app/features/messages/secrets.server.ts'

/** Every few minutes: links in old letters that open nothing any more. */
export async function forgetSecretsJob(): Promise<void> {
  await forgetOldSecrets()
}
