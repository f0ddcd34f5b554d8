import { countReports } from '#app/features/moderation/queries.server.ts'
import { countFailedMessages } from '#app/features/messages/desk-queries.server.ts'
import { countComplaints } from '#app/features/orders/complaint-desk-queries.server.ts'
import { countReviews } from '#app/features/payments/attempt-lists.server.ts'
import { countOpenCases } from '#app/features/payments/desk-queries.server.ts'
import { countHangingAttempts } from '#app/features/payments/hanging-attempts.server.ts'
import { countRefunds } from '#app/features/refunds/desk-queries.server.ts'
import { countDeadJobs } from '#app/server/job-desk.server.ts'

/** Everything that waits for a person, by the desk that answers it. */
export async function countWaiting() {
  const [cases, reviews, hanging, refunds, complaints, reports, jobs, messages] = await Promise.all(
    [
      countOpenCases(),
      countReviews(),
      countHangingAttempts(),
      countRefunds(),
      countComplaints(),
      countReports(),
      countDeadJobs(),
      countFailedMessages(),
    ],
  )
  const openCases = Object.values(cases).reduce((sum, count) => sum + count, 0)
  return {
    cases,
    reviews,
    hanging,
    refunds,
    complaints: complaints.diserahkan,
    reports,
    jobs,
    messages,
    money: openCases + reviews + hanging,
    moneyBack: refunds.toSend + refunds.toConfirm + refunds.slow,
  }
}
