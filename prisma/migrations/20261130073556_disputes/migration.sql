-- AlterEnum
ALTER TYPE "DiscrepancyKind" ADD VALUE 'disputed';

-- AlterEnum
ALTER TYPE "RefundReason" ADD VALUE 'disputeLost';
