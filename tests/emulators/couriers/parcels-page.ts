import { html, page } from '../shared/html.ts'
import type { Parcel } from './world.ts'

/** Every parcel whose number somebody typed, with a button that moves it on. */
export function parcelsPage(parcels: readonly Parcel[]): string {
  const rows = parcels
    .toReversed()
    .slice(0, 100)
    .map(
      ({ waybill, courier, history }) =>
        html`<tr>
          <td>${waybill}</td>
          <td>${courier}</td>
          <td>${history.at(-1)?.note}</td>
          <td>
            <form method="post" action="/_emulator/next">
              <input type="hidden" name="waybill" value="${waybill}" />
              <button>Langkah berikutnya</button>
            </form>
          </td>
        </tr>`,
    )
  return page(
    'Emulator kurir',
    html`
      <h1>Emulator kurir</h1>
      <p class="soft">Paket muncul di sini setelah nomor resinya diketik di Lumbung.</p>
      ${
        rows.length === 0
          ? html`<p class="card">Belum ada paket.</p>`
          : html`<div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th>Resi</th>
                    <th>Kurir</th>
                    <th>Kabar terakhir</th>
                    <th>Langkah</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>`
      }
    `,
    'Emulator kurir – bukan paket sungguhan',
  )
}
