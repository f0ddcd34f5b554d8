/**
 * How buyers see the ways to pay; one provider stands behind each. `local`: what people in Indonesia pay
 * by. `foreignCard`: cards from abroad. `transfer`: to an account, looked at by people. `onDelivery` has no
 * provider: the BUM Desa takes the money itself.
 */
export type PaymentWay = 'local' | 'foreignCard' | 'transfer' | 'onDelivery'
