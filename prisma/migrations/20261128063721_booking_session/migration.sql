-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "experience_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
