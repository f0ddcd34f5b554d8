import {
  beach,
  boat,
  cave,
  farm,
  festival,
  hike,
  jeep,
  meal,
  park,
  pitch,
  pool,
  river,
  room,
  type StoryFacts,
  tour,
  viewpoint,
  workshop,
} from './visit-facts.ts'

const at = (meetingPoint: string) => ({ meetingPoint })

/** What is to be known of each experience, by the slug of its listing. */
export const storyFacts: Record<string, StoryFacts> = {
  'tiket-masuk-pantai-serang': {
    ...beach,
    ...at('Loket di gerbang pantai | The ticket booth at the beach gate'),
  },
  'tiket-masuk-pantai-tambakrejo': {
    ...beach,
    ...at('Loket sebelum tempat pelelangan ikan | The booth before the fish market'),
  },
  'tiket-pantai-gondo-mayit': {
    ...beach,
    ...at('Awal jalan setapak di timur Tambakrejo | The start of the path east of Tambakrejo'),
  },
  'tiket-pantai-pangi': { ...beach, ...at('Pos warga di atas pantai | The post above the beach') },
  'tiket-pantai-pasur': { ...beach, ...at('Loket dekat area parkir | The booth by the car park') },
  'tiket-pantai-jolosutro': { ...beach, ...at('Gerbang pantai | The beach gate') },
  'tiket-telaga-rambut-monte': {
    ...park,
    ...at('Loket di depan candi | The booth in front of the temple'),
    health: 'Ikan di telaga dikeramatkan: jangan ditangkap. | The fish are sacred: leave them be.',
  },
  'tiket-kebun-teh-sirah-kencong': {
    ...viewpoint,
    ...at('Pos masuk perkebunan | The entrance of the plantation'),
  },
  'tiket-telaga-pacuh-penataran': { ...park, ...at('Tepi telaga sebelah barat | West shore') },
  'gardu-pandang-sumberasri': { ...viewpoint, ...at('Tangga naik gardu | Foot of the stairs') },
  'tiket-sumur-amber-kandangan': { ...pool, ...at('Loket kolam | The booth of the pool') },
  'tiket-puncak-langit-kalimanis': {
    ...viewpoint,
    ...at('Parkir terakhir sebelum puncak | The last car park before the top'),
  },
  'tiket-air-terjun-bidadari': {
    ...viewpoint,
    included: ['Tiket masuk | Entrance', 'Jalan setapak berpegangan | A path with handrails'],
    weather: 'calledOff',
    ...at('Rumah jaga di ujung jalan desa | The lodge where the village road ends'),
  },
  'bukit-lengkeh-gunung-pegat': { ...viewpoint, ...at('Kaki bukit | The foot of the hill') },
  'tiket-kesambi-park-dan-rusa-maliran': { ...park, ...at('Gerbang taman | The park gate') },
  'tiket-konservasi-ikan-bader-jugo': {
    ...park,
    ...at('Balai dekat sungai | The hall by the river'),
  },
  'tiket-kolam-renang-popoh': { ...pool, ...at('Loket kolam | The booth of the pool') },

  'homestay-pantai-serang': {
    ...room,
    ...at('Balai homestay dekat gerbang pantai | The homestay office near the beach gate'),
  },
  'homestay-desa-krisik': {
    ...room,
    included: [
      'Sarapan dan makan malam | Breakfast and dinner',
      'Sprei dan handuk | Linen and towels',
    ],
    excluded: ['Makan siang | Lunch', 'Perjalanan ke lokasi | The way there'],
    ...at('Balai desa Krisik | The village hall of Krisik'),
  },
  'homestay-desa-tulungrejo': {
    ...room,
    ...at('Rumah ketua kelompok | The house of the host group'),
  },

  'homestay-rumah-joglo-semen': {
    ...room,
    included: [
      'Seluruh rumah dan dapurnya | The whole house and its kitchen',
      'Sprei dan handuk | Linen and towels',
    ],
    ...at('Rumah joglo di utara balai desa | The joglo house north of the village hall'),
  },

  'camping-pantai-serang': {
    ...pitch,
    ...at('Pos di bawah cemara | The post under the sea pines'),
  },
  'camping-pantai-peh-pulo': {
    ...pitch,
    bring: [...pitch.bring, 'Air bersih secukupnya | Enough fresh water'],
    ...at('Pantai Wedi Ombo | Wedi Ombo beach'),
  },
  'camping-hutan-pinus-loji': {
    ...pitch,
    ...at('Gerbang hutan pinus | The gate of the pine forest'),
  },
  'camping-sirah-kencong': {
    ...pitch,
    ...at('Lapangan di atas pabrik teh | The field above the factory'),
  },

  'outbound-kebun-teh-sirah-kencong': {
    ...workshop,
    bring: ['Baju ganti | A change of clothes', 'Sepatu tertutup | Closed shoes'],
    included: [
      'Pemandu permainan | Guides for the games',
      'Alat permainan | Everything for the games',
      'Makan siang | Lunch',
    ],
    minimumAge: 7,
    isInsured: true,
    weather: 'calledOff',
    ...at('Lapangan di depan pabrik teh | The field in front of the tea factory'),
  },

  'pelepasan-tukik-pantai-serang': {
    ...workshop,
    bring: ['Sandal | Sandals', 'Kamera tanpa lampu kilat | A camera without flash'],
    included: ['Penjelasan tentang penyu | A talk about turtles', 'Satu tukik | One young turtle'],
    weather: 'calledOff',
    ...at('Pos konservasi penyu | The turtle station'),
  },
  'susur-gua-kedungkrombang': { ...cave, ...at('Pos gua | The post at the cave') },
  'susur-gua-grontol': {
    ...cave,
    minimumAge: 12,
    ...at('Balai dusun Grontol | The hall of Grontol'),
  },
  'naik-perahu-nelayan-tambakrejo': { ...boat, ...at('Dermaga nelayan | The fishing pier') },
  'trekking-pantai-peh-pulo-dengan-pemandu': {
    ...hike,
    included: [
      'Pemandu warga desa | A guide from the village',
      'Asuransi kecelakaan | Accident insurance',
    ],
    excluded: ['Perjalanan ke lokasi | The way there'],
    ...at('Balai desa Sumbersih | The village hall of Sumbersih'),
  },
  'susur-gua-embultuk-maksimal-7-orang': { ...cave, ...at('Mulut gua | The mouth of the cave') },
  'tubing-sungai-lekso': {
    ...river,
    ...at('Pos tubing di bawah jembatan | The post below the bridge'),
  },
  'arung-jeram-keluarga-semen': {
    ...river,
    ...at('Balai desa wisata Semen | The visitors’ hall of Semen'),
  },
  'ngeli-ban-minggirsari': { ...river, minimumAge: 5, ...at('Tepi sungai | The river bank') },
  'pendakian-kelud-via-tulungrejo': { ...hike, ...at('Pos pendaftaran | The registration post') },
  'pemancingan-sumber-mantenan': {
    ...park,
    bring: ['Topi dan tabir surya | Hat and sunscreen'],
    included: ['Tempat memancing | A place to fish', 'Alat bakar | A grill'],
    excluded: ['Joran dan umpan | Rod and bait'],
    ...at('Warung di tepi kolam | The stall by the pond'),
  },

  'edukasi-sapi-perah-desa-semen': {
    ...workshop,
    ...at('Kandang kelompok ternak | The cattle shed'),
  },
  'edukasi-gula-kelapa-desa-semen': { ...workshop, ...at('Dapur gula | The sugar kitchen') },
  'kelas-membatik-sawentar': { ...workshop, ...at('Sanggar batik | The batik workshop') },
  'kelas-membuat-jimbe-minggirsari': { ...workshop, ...at('Bengkel jimbe | The drum workshop') },
  'edukasi-gerabah-precet': {
    ...workshop,
    ...at('Sanggar gerabah Dusun Precet | The potters of Precet'),
  },
  'ngudek-jenang-rejowinangun': { ...workshop, ...at('Dapur jenang | The kitchen') },

  'live-in-desa-semen-2-hari-1-malam': {
    ...workshop,
    bring: ['Perlengkapan mandi | Toiletries', 'Baju untuk ke sawah | Clothes for the rice field'],
    included: [
      'Menginap di rumah warga | A night in a village home',
      'Makan tiga kali | Three meals',
    ],
    ...at('Balai desa wisata Semen | The visitors’ hall of Semen'),
  },
  'tur-kebun-kopi-modangan': {
    ...farm,
    included: [
      'Pemandu warga desa | A guide from the village',
      'Secangkir kopi tubruk | A cup of coffee',
    ],
    ...at('Gudang kopi | The coffee store'),
  },
  'tur-candi-sawentar': { ...tour, ...at('Gerbang Candi Sawentar | The gate of Sawentar temple') },
  'petik-alpukat-karangsono': { ...farm, ...at('Kebun alpukat | The avocado orchard') },
  'petik-melon-wates': { ...farm, ...at('Rumah kaca melon | The melon greenhouse') },

  'jeep-kebun-teh-bantaran': { ...jeep, ...at('Pos jeep Bantaran | The jeep post of Bantaran') },
  'pemandu-candi-penataran': {
    ...tour,
    ...at('Gerbang Candi Penataran | The gate of Penataran temple'),
  },

  'paket-ikan-bakar-tambakrejo-untuk-4-orang': {
    ...meal,
    ...at('Warung kelompok nelayan | The fishermen’s kitchen'),
  },
  'makan-durian-sepuasnya-sumberasri': {
    ...meal,
    health:
      'Tidak disarankan bagi yang bertekanan darah tinggi. | Not advised with high blood pressure.',
    included: ['Durian sepuasnya selama satu jam | As much durian as you like in an hour'],
    ...at('Kebun durian | The durian orchard'),
  },
  'prasmanan-pecel-punten-10-orang': {
    ...meal,
    ...at('Pendopo desa Jatinom | The pavilion of Jatinom'),
  },
  'nasi-ampok-sayur-lodeh-paket-10-orang': {
    ...meal,
    ...at('Pendopo desa Jatinom | The pavilion of Jatinom'),
  },

  'festival-budaya-serang': {
    ...festival,
    ...at('Panggung di tepi pantai | The stage on the beach'),
  },
}
