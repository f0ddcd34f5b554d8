/**
 * How buyers see the ways to pay; one provider stands behind each. `local`: what people in Indonesia pay
 * by. `foreignCard`: cards from abroad. `transfer`: to an account, looked at by people.
 */
export type PaymentWay = 'local' | 'foreignCard' | 'transfer'
