/** Parcel couriers with counters all over the country, by our codes. */
export const courierNames = {
  jne: 'JNE',
  jnt: 'J&T Express',
  sicepat: 'SiCepat',
  anteraja: 'AnterAja',
  pos: 'Pos Indonesia',
  tiki: 'TIKI',
  ninja: 'Ninja Xpress',
  lion: 'Lion Parcel',
  sap: 'SAP Express',
  ide: 'ID Express',
} as const
export type CourierCode = keyof typeof courierNames

export const courierCodes = Object.keys(courierNames) as CourierCode[]

export const isCourier = (code: string): code is CourierCode => Object.hasOwn(courierNames, code)

export const courierSpeeds = ['economy', 'regular', 'nextDay'] as const
export type CourierSpeed = (typeof courierSpeeds)[number]

/** How far a parcel has come; what comes later is never taken back by what came before. */
export const trackingStatuses = [
  'booked',
  'onTheWay',
  'problem',
  'returning',
  'returned',
  'delivered',
] as const
export type TrackingStatus = (typeof trackingStatuses)[number]
