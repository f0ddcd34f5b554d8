import { startMidtransEmulator } from '#tests/emulators/midtrans.ts'
import { describeGateway } from './gateway-contract.ts'
import { createMidtransGateway } from './midtrans.server.ts'

const serverKey = 'SB-Mid-server-LOCAL'
const merchantId = 'G000000001'

describeGateway(
  'Midtrans',
  async () => {
    const { snapUrl, coreUrl, controls, stop } = await startMidtransEmulator({
      serverKey,
      merchantId,
    })
    return {
      gateway: createMidtransGateway({ serverKey, merchantId, snapUrl, coreUrl }),
      stranger: createMidtransGateway({ serverKey: 'SB-Mid-wrong', merchantId, snapUrl, coreUrl }),
      buyer: {
        chooses: (orderId) => controls.choose({ orderId, method: 'qris' }),
        pays: (orderId) => controls.pay({ orderId }),
        async isDenied(orderId) {
          await controls.choose({ orderId, method: 'gopay' })
          await controls.deny({ orderId })
        },
        async letsExpire(orderId) {
          await controls.choose({ orderId, method: 'bca_va' })
          await controls.expire({ orderId })
        },
      },
      provider: {
        dropsConnection: (when) => controls.fault({ call: '*', kind: `reset-${when}` }),
        isDown: () => controls.fault({ call: '*', kind: 'error-503' }),
        confirmsRefunds: (orderId) => controls.confirmRefund({ orderId }),
        lastNotification: (orderId) => ({
          rawBody: controls.notificationFor({ orderId }),
          headers: new Headers(),
        }),
        forged: (orderId) => ({
          rawBody: controls.notificationFor({
            orderId,
            changes: { signature_key: 'f'.repeat(128) },
          }),
          headers: new Headers(),
        }),
      },
      stop,
    }
  },
  { isRemote: true },
)
