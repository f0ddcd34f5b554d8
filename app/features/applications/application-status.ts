export const applicationStatuses = ['waiting', 'approved', 'refused', 'withdrawn'] as const
export type ApplicationStatus = (typeof applicationStatuses)[number]

/** `withdrawn` by the person, or because nobody answered for too long. */
export const nextApplicationStatuses = {
  waiting: ['approved', 'refused', 'withdrawn'],
  approved: [],
  refused: [],
  withdrawn: [],
} as const satisfies Record<ApplicationStatus, readonly ApplicationStatus[]>

/** How many one person may send in thirty days. */
export const mostApplications = 3
/** Nobody answered: it ends, and its papers with it. */
export const waitsForDays = 60
/** What was decided is forgotten after these. */
export const keptForDays = 30
