import {
  groups,
  houses,
  notOnMondays,
  pitches,
  rooms,
  sessions,
  type StoryCalendar,
  strictTiers,
  tickets,
  weekendOnly,
} from './calendars.ts'
import { must } from './random.ts'

const busy = { weekend: 2_000, holiday: 5_000 }
const busyBeach = { weekend: 2_500, holiday: 5_000 }
const room = { weekend: 50_000, holiday: 100_000 }
const pitch = { weekend: 10_000, holiday: 20_000 }

/** Turtles of the south coast hatch from the end of the rains until the next. */
const hatching = [{ from: '05-15', to: '10-31' }]
/** From July to September the sea is too high for small boats. */
const calmSea = [{ from: '10-01', to: '06-30' }]
const durianHarvest = [{ from: '12-20', to: '03-31' }]
const avocadoHarvest = [{ from: '10-15', to: '03-31' }]
/** In the wettest weeks the path up Kelud is closed. */
const openTrail = [{ from: '03-01', to: '12-31' }]

/** The calendar of each experience, by the slug of its listing. */
const storyCalendars: Record<string, StoryCalendar> = {
  'tiket-masuk-pantai-serang': tickets(1_200, '17:00', { dearer: busyBeach }),
  'tiket-masuk-pantai-tambakrejo': tickets(1_500, '17:00', { dearer: busyBeach }),
  'tiket-pantai-gondo-mayit': tickets(300, '16:00', { dearer: busyBeach }),
  'tiket-pantai-pangi': tickets(250, '16:30', { dearer: busyBeach }),
  'tiket-pantai-pasur': tickets(400, '17:00', { dearer: busy }),
  'tiket-pantai-jolosutro': tickets(500, '17:00', { dearer: busyBeach }),
  'tiket-telaga-rambut-monte': tickets(400, '16:00', { dearer: busy }),
  'tiket-kebun-teh-sirah-kencong': tickets(600, '15:30', {
    dearer: { weekend: 5_000, holiday: 10_000 },
  }),
  'tiket-telaga-pacuh-penataran': tickets(200, '16:30', { dearer: busy }),
  'gardu-pandang-sumberasri': tickets(300, '16:30', { dearer: busy }),
  'tiket-sumur-amber-kandangan': tickets(350, '16:00', { dearer: busy }),
  'tiket-puncak-langit-kalimanis': tickets(250, '16:00', { dearer: busyBeach }),
  'tiket-air-terjun-bidadari': tickets(150, '15:00', { dearer: busy }),
  'bukit-lengkeh-gunung-pegat': tickets(200, '16:00', { dearer: busy }),
  'tiket-kesambi-park-dan-rusa-maliran': tickets(400, '16:30', { dearer: busy }),
  'tiket-konservasi-ikan-bader-jugo': tickets(150, '16:00'),
  // On Mondays the pool is emptied and scrubbed.
  'tiket-kolam-renang-popoh': tickets(300, '16:00', { weekdays: notOnMondays, dearer: busyBeach }),

  'homestay-pantai-serang': rooms(['Melati', 'Kenanga', 'Cempaka', 'Sedap Malam', 'Bugenvil'], {
    dearer: room,
  }),
  'homestay-desa-krisik': rooms(['Anggrek', 'Dahlia', 'Kantil', 'Melati'], {
    dearer: room,
    depositPercent: 50,
    asksNames: true,
  }),
  'homestay-desa-tulungrejo': rooms(['Teh Melati', 'Pinus', 'Edelweis'], { dearer: room }),

  'homestay-rumah-joglo-semen': houses(
    [
      { name: 'Sepuh', sleeps: 6 },
      { name: 'Anyar', sleeps: 8 },
    ],
    { dearer: { weekend: 100_000, holiday: 200_000 }, depositPercent: 50 },
  ),

  'camping-pantai-serang': pitches(20, { dearer: pitch }),
  'camping-pantai-peh-pulo': pitches(10, { dearer: pitch }),
  'camping-hutan-pinus-loji': pitches(16, { dearer: pitch }),
  'camping-sirah-kencong': pitches(18, { dearer: pitch }),

  'pelepasan-tukik-pantai-serang': sessions(40, ['16:00'], {
    seasons: hatching,
    durationMinutes: 90,
  }),
  'susur-gua-kedungkrombang': sessions(12, ['08:00', '10:00', '13:00']),
  'susur-gua-grontol': sessions(12, ['08:00', '12:30'], {
    group: [4, 12],
    leadTimeHours: 24,
    durationMinutes: 180,
  }),
  'naik-perahu-nelayan-tambakrejo': sessions(16, ['07:00', '09:00', '15:00'], {
    seasons: calmSea,
    durationMinutes: 60,
    asksNames: true,
  }),
  'trekking-pantai-peh-pulo-dengan-pemandu': sessions(15, ['07:00'], {
    group: [2, 15],
    durationMinutes: 240,
  }),
  'susur-gua-embultuk-maksimal-7-orang': sessions(2, ['08:00', '10:30', '13:00'], {
    durationMinutes: 150,
    peoplePerUnit: 7,
  }),
  'tubing-sungai-lekso': sessions(20, ['08:00', '10:00', '13:00', '15:00'], {
    refundTiers: strictTiers,
    dearer: { weekend: 10_000, holiday: 15_000 },
  }),
  'arung-jeram-keluarga-semen': sessions(18, ['08:30', '12:30'], {
    group: [4, 18],
    durationMinutes: 180,
    depositPercent: 30,
    asksNames: true,
  }),
  'ngeli-ban-minggirsari': sessions(25, ['09:00', '13:00', '15:00'], { durationMinutes: 90 }),
  'pendakian-kelud-via-tulungrejo': tickets(150, '09:00', {
    seasons: openTrail,
    leadTimeHours: 12,
  }),
  'pemancingan-sumber-mantenan': tickets(60, '15:00'),

  // The tourism village of Semen takes groups by prior order only (domain.md §c).
  'edukasi-sapi-perah-desa-semen': groups(2, '08:00', { leadTimeHours: 48 }),
  'edukasi-gula-kelapa-desa-semen': groups(2, '07:30', { leadTimeHours: 48 }),
  'outbound-kebun-teh-sirah-kencong': groups(3, '08:00', {
    leadTimeHours: 48,
    group: [20, 150],
    durationMinutes: 360,
  }),
  'kelas-membatik-sawentar': sessions(15, ['09:00', '13:00'], {
    weekdays: notOnMondays,
    durationMinutes: 180,
  }),
  'kelas-membuat-jimbe-minggirsari': sessions(12, ['09:00', '13:30'], { durationMinutes: 180 }),
  'edukasi-gerabah-precet': sessions(20, ['08:30', '13:00']),
  'ngudek-jenang-rejowinangun': sessions(16, ['09:00', '13:00']),

  'live-in-desa-semen-2-hari-1-malam': groups(1, '13:00', {
    weekdays: [5, 6],
    group: [10, 40],
    durationMinutes: 1440,
  }),
  'tur-kebun-kopi-modangan': sessions(24, ['08:00', '13:00'], { group: [4, 24] }),
  'tur-candi-sawentar': sessions(20, ['08:00', '15:00']),
  'petik-alpukat-karangsono': sessions(20, ['08:00', '15:00'], { seasons: avocadoHarvest }),
  'petik-melon-wates': sessions(20, ['08:00', '15:30'], { durationMinutes: 60 }),

  'jeep-kebun-teh-bantaran': sessions(4, ['05:00', '08:30', '13:30'], {
    dearer: { weekend: 50_000, holiday: 75_000 },
    durationMinutes: 180,
    peoplePerUnit: 4,
  }),
  'pemandu-candi-penataran': sessions(3, ['08:00', '10:00', '13:00', '15:00'], {
    peoplePerUnit: 15,
  }),

  'paket-ikan-bakar-tambakrejo-untuk-4-orang': tickets(25, '15:00', {
    group: [1, 10],
    peoplePerUnit: 4,
  }),
  'makan-durian-sepuasnya-sumberasri': sessions(30, ['10:00', '13:00'], {
    seasons: durianHarvest,
    weekdays: weekendOnly,
  }),
  'prasmanan-pecel-punten-10-orang': tickets(8, '14:00', {
    group: [1, 8],
    peoplePerUnit: 10,
  }),
  'nasi-ampok-sayur-lodeh-paket-10-orang': tickets(8, '14:00', {
    group: [1, 8],
    peoplePerUnit: 10,
  }),

  // One pass for the two days; the first begins with the procession.
  'festival-budaya-serang': sessions(1_500, ['15:00'], {
    weekdays: [],
    onlyInDays: 40,
    durationMinutes: 420,
    group: [1, 50],
  }),
}

export const calendarOf = (slug: string): StoryCalendar =>
  must(storyCalendars[slug], `a calendar of ${slug}`)
