import { deliverMessage } from '#app/features/messages/deliver-message.server.ts'
import { messageChannelFor } from '#app/server/message-channels.server.ts'

export const deliverMessageJob = ({ messageId }: { messageId: string }) =>
  deliverMessage(messageId, messageChannelFor)
