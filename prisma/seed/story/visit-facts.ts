/** A text in both languages, as `Air minum | Drinking water`. */
type Both = string

/** What guests of the story are told before they come. */
export type StoryFacts = {
  meetingPoint: Both
  bring: readonly Both[]
  included: readonly Both[]
  excluded: readonly Both[]
  health?: Both
  minimumAge?: number
  /** English too, beside Indonesian and Javanese. */
  speaksEnglish?: boolean
  isInsured?: boolean
  parking?: 'included' | 'apart' | 'none'
  weather?: 'rainOrShine' | 'calledOff'
}

type Kind = Omit<StoryFacts, 'meetingPoint'>

const water = 'Air minum | Drinking water'
const clothes = 'Baju ganti | A change of clothes'
const hat = 'Topi dan tabir surya | Hat and sunscreen'
const shoes = 'Sepatu yang tidak licin | Shoes with grip'
const rain = 'Jas hujan | A raincoat'
const cash = 'Uang tunai untuk warung | Cash for the food stalls'
const bath = 'Perlengkapan mandi | Toiletries'
const insurance = 'Asuransi kecelakaan | Accident insurance'
const guide = 'Pemandu warga desa | A guide from the village'
const safety = 'Pelampung dan helm | Life jacket and helmet'
const snack = 'Kudapan dan teh hangat | A snack and hot tea'
const travel = 'Perjalanan ke lokasi | The way there'
const food = 'Makan dan minum | Food and drink'
const heart =
  'Tidak disarankan bagi ibu hamil dan yang sakit jantung. | Not advised in pregnancy or with a heart condition.'

export const beach: Kind = {
  bring: [hat, clothes, cash],
  included: ['Tiket masuk | Entrance', 'Gazebo dan toilet | Shelters and toilets'],
  excluded: ['Parkir kendaraan | Parking', food],
  health:
    'Berenang hanya di dalam tanda penjaga pantai. | Swim only between the marks of the lifeguard.',
  parking: 'apart',
  weather: 'rainOrShine',
}

export const viewpoint: Kind = {
  bring: [shoes, water, rain],
  included: ['Tiket masuk | Entrance', 'Gardu pandang | The lookout'],
  excluded: ['Parkir kendaraan | Parking', food],
  parking: 'apart',
  weather: 'rainOrShine',
}

export const park: Kind = {
  bring: [hat, cash],
  included: ['Tiket masuk | Entrance', 'Area bermain dan toilet | Playground and toilets'],
  excluded: [food],
  parking: 'included',
  weather: 'rainOrShine',
}

export const pool: Kind = {
  bring: ['Baju renang | Swimwear', 'Handuk | A towel', cash],
  included: ['Tiket masuk | Entrance', 'Kamar ganti dan bilas | Changing rooms and showers'],
  excluded: ['Sewa ban | Hire of a swimming ring', food],
  health: 'Anak di bawah 12 tahun ditemani orang dewasa. | Children under 12 come with a grown-up.',
  parking: 'included',
  weather: 'rainOrShine',
}

export const room: Kind = {
  bring: [bath, 'Baju hangat | Warm clothes', 'Sandal | Sandals'],
  included: [
    'Sarapan masakan rumah | Home-cooked breakfast',
    'Sprei dan handuk | Linen and towels',
  ],
  excluded: ['Makan siang dan malam | Lunch and dinner', travel],
  speaksEnglish: true,
  parking: 'included',
  weather: 'rainOrShine',
}

export const pitch: Kind = {
  bring: [
    'Tenda dan alas tidur | Tent and sleeping mat',
    'Senter | A torch',
    'Baju hangat | Warm clothes',
  ],
  included: ['Petak tenda | The pitch', 'Kamar mandi dan kebersihan | Bathrooms and cleaning'],
  excluded: ['Sewa tenda | Hire of a tent', 'Kayu bakar | Firewood'],
  parking: 'apart',
  weather: 'calledOff',
}

export const cave: Kind = {
  bring: [clothes, shoes, 'Tas anti air | A waterproof bag'],
  included: [guide, 'Helm dan lampu kepala | Helmet and head lamp', insurance],
  excluded: [travel, food],
  health: heart,
  minimumAge: 10,
  isInsured: true,
  parking: 'included',
  weather: 'calledOff',
}

export const river: Kind = {
  bring: [clothes, 'Sandal bertali | Strapped sandals'],
  included: [guide, safety, insurance, snack],
  excluded: [travel, 'Foto | Photographs'],
  health: heart,
  minimumAge: 7,
  isInsured: true,
  parking: 'included',
  weather: 'calledOff',
}

export const boat: Kind = {
  bring: [hat, clothes],
  included: ['Perahu dan nelayan | Boat and fisherman', 'Pelampung | Life jacket', insurance],
  excluded: ['Tiket masuk pantai | Entrance to the beach', food],
  health: heart,
  minimumAge: 5,
  isInsured: true,
  parking: 'apart',
  weather: 'calledOff',
}

export const hike: Kind = {
  bring: [shoes, water, rain, 'Bekal makan | Packed food'],
  included: ['Pendaftaran dan peta jalur | Registration and trail map', insurance],
  excluded: ['Pemandu | A guide', travel],
  health:
    'Badan sehat dan biasa berjalan kaki; bawa obat pribadi. | Be fit and used to walking; bring your medicine.',
  minimumAge: 10,
  isInsured: true,
  parking: 'apart',
  weather: 'calledOff',
}

export const workshop: Kind = {
  bring: ['Baju yang boleh kotor | Clothes that may get dirty', 'Kamera | A camera'],
  included: ['Bahan dan alat | Material and tools', guide, snack],
  excluded: [travel],
  speaksEnglish: true,
  parking: 'included',
  weather: 'rainOrShine',
}

export const farm: Kind = {
  bring: [hat, shoes, 'Tas belanja | A shopping bag'],
  included: [guide, 'Cicip di tempat | A taste on the spot'],
  excluded: ['Hasil kebun yang dibawa pulang | What you take home'],
  parking: 'included',
  weather: 'calledOff',
}

export const tour: Kind = {
  bring: [hat, water, 'Payung | An umbrella'],
  included: [guide],
  excluded: ['Tiket masuk situs | Entrance to the site', food],
  speaksEnglish: true,
  parking: 'apart',
  weather: 'rainOrShine',
}

export const jeep: Kind = {
  bring: ['Jaket dan masker debu | Jacket and dust mask', 'Kamera | A camera'],
  included: ['Jeep dan sopir | Jeep and driver', insurance],
  excluded: ['Tiket masuk kebun | Entrance to the plantation', food],
  health: heart,
  minimumAge: 4,
  isInsured: true,
  parking: 'included',
  weather: 'calledOff',
}

export const meal: Kind = {
  bring: ['Keterangan alergi makanan | Word of any food allergy'],
  included: ['Hidangan lengkap | The whole meal', 'Teh atau wedang | Tea or a hot ginger drink'],
  excluded: [travel],
  parking: 'included',
  weather: 'rainOrShine',
}

export const festival: Kind = {
  bring: [hat, water, 'Tikar | A mat to sit on'],
  included: [
    'Semua pertunjukan | Every performance',
    'Toilet dan musala | Toilets and prayer room',
  ],
  excluded: ['Parkir kendaraan | Parking', food],
  speaksEnglish: true,
  parking: 'apart',
  weather: 'rainOrShine',
}
