import { refusePublic } from './answer.server.ts'

/** Programs ask here, so even a wrong address is answered as JSON. */
export function loader() {
  return refusePublic(404, 'There is no such address; see /api/v1/openapi.json.')
}
