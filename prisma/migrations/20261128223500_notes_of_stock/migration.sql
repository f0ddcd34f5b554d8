-- Why a stock was corrected, in the words of who did it.

-- AlterTable
ALTER TABLE "stock_movements" ADD COLUMN     "note" TEXT;

-- Written by hand
-- What was sold has its order to say why.
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_note_check CHECK (
  note IS NULL OR (order_line_id IS NULL AND length(note) BETWEEN 1 AND 2000));
