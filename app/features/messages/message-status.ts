export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'withheld'
