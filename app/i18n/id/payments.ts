/** What stands on the provider's payment page and receipt. */
export const payments = {
  postageOf: (order: string) => `Ongkos kirim ${order}`,
  discountOf: (order: string) => `Potongan ${order}`,
}
