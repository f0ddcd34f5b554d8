import { messagesFor } from '#app/i18n/messages.ts'

// Stands in for app/ui/locale.tsx in the bare server, which has no router to ask.

export const useLocale = () => 'id' as const
export const useMessages = () => messagesFor('id')
