/**
 * The BUM Desa of the sample story. All of them are invented; their villages are real. A name begins
 * with "BUM Desa" and ends with the village, as the law asks (a BUM Desa bersama ends with its area).
 */
export type StoryShop = {
  /** What it is called between "BUM Desa" and the village's name. */
  word: string
  /** The village that founded it, or the villages of a BUM Desa bersama. */
  villages: readonly [string, ...string[]]
  /** The area that a BUM Desa bersama is named after. */
  area?: string
  /** Villages and kelurahan nearby whose makers sell through it. */
  sellsFor?: readonly string[]
  legal: 'legalEntity' | 'nameApproved' | 'unregistered'
  story: { id: string; en: string }
  /** Where goods can be picked up besides the village hall. */
  alsoAt?: string
  closed?: { id: string; en: string }
  /** What it is known for, as art for its picture; otherwise that of its first listing. */
  emblem?: string
  /** How much people like to buy here, 1 as most; 0 has not sold anything yet. */
  pull?: number
}

export const storyShops: readonly StoryShop[] = [
  {
    word: 'Karya Batok',
    villages: ['35.05.01.2005'],
    legal: 'legalEntity',
    story: {
      id: 'Tempurung kelapa yang dulu dibakar kini menjadi tas, mangkuk, dan jam tangan buatan bengkel warga.',
      en: 'Coconut shells that used to be burnt now become bags, bowls and watches in the village workshop.',
    },
  },
  {
    word: 'Kambing Mulyo',
    villages: ['35.05.01.2008'],
    legal: 'legalEntity',
    story: {
      id: 'Kelompok peternak kambing etawa yang memerah, mengolah, dan mengemas susunya sendiri.',
      en: 'Etawa goat keepers who milk, process and pack under one village roof.',
    },
  },
  {
    word: 'Pasar Lelang',
    villages: ['35.05.01.2011'],
    legal: 'nameApproved',
    story: {
      id: 'Mengelola pasar lelang cabai sehingga petani mendapat harga yang terbuka dan adil.',
      en: 'Runs the chilli auction, so that farmers see an open and fair price.',
    },
    alsoAt: 'Gudang Pasar Lelang Cabai',
  },
  {
    word: 'Karya Lestari',
    villages: ['35.05.02.2001'],
    legal: 'legalEntity',
    story: {
      id: 'Batik bunga jati, udeng, dan pupuk organik: tiga unit usaha dalam satu desa.',
      en: 'Teak-flower batik, headcloths and organic fertiliser: three units, one village.',
    },
    alsoAt: 'Sanggar Batik Jati',
  },
  {
    word: 'Toga Sehati',
    villages: ['35.05.02.2010'],
    sellsFor: ['35.05.02.2005', '35.05.02.2009'],
    legal: 'legalEntity',
    story: {
      id: 'Berawal dari kebun toga ibu-ibu, kini juga menjualkan kerupuk puli dan mengelola pemancingan tetangga.',
      en: 'Began with a garden of herbs and now also sells the crackers and the fishing pond of its neighbours.',
    },
  },
  {
    word: 'Maju Rukun',
    emblem: '🫘',
    villages: ['35.05.03.2011'],
    sellsFor: ['35.05.03.2003', '35.05.03.2005'],
    legal: 'legalEntity',
    story: {
      id: 'Tempe daun pisang, bawang goreng, dan telur puyuh dari dapur dan kandang warga.',
      en: 'Leaf-wrapped tempeh, fried shallots and quail eggs from kitchens and coops of the village.',
    },
  },
  {
    word: 'Tirta Amber',
    emblem: '🏊',
    villages: ['35.05.03.2013'],
    sellsFor: ['35.05.03.2014', '35.05.03.1009'],
    legal: 'legalEntity',
    story: {
      id: 'Mengelola mata air Sumur Amber dan menjual camilan dari dapur sekitar Srengat.',
      en: 'Looks after the Sumur Amber spring and sells the sweets of Srengat’s kitchens.',
    },
    alsoAt: 'Loket Sumur Amber',
  },
  {
    word: 'Tanah Liat',
    emblem: '🏺',
    villages: ['35.05.04.2008'],
    legal: 'legalEntity',
    story: {
      id: 'Rumah bagi perajin gerabah Precet: cobek, kendi, dan pot yang dibakar dengan jerami.',
      en: 'Home of the potters of Precet: mortars, jugs and pots fired with rice straw.',
    },
    alsoAt: 'Galeri Gerabah Precet',
    pull: 1.4,
  },
  {
    word: 'Rasa Rejo',
    villages: ['35.05.04.2013'],
    sellsFor: ['35.05.04.1011'],
    legal: 'legalEntity',
    story: {
      id: 'Opak gambir, geti, dan jenang dari desa yang punya lebih dari seratus dapur kue.',
      en: 'Wafers, brittle and jenang from a village with more than a hundred baking kitchens.',
    },
    alsoAt: 'Pusat Oleh-Oleh Rejowinangun',
    pull: 2.2,
  },
  {
    word: 'Kakao Makmur',
    emblem: '🍫',
    villages: ['35.05.04.2014'],
    sellsFor: ['35.05.04.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Dari buah kakao petani sampai cokelat batang: semua langkahnya ada di desa ini.',
      en: 'From the farmer’s cocoa pod to the chocolate bar, every step happens in this village.',
    },
    alsoAt: 'Rumah Cokelat Plosorejo',
    pull: 2,
  },
  {
    word: 'Pesisir Lestari',
    emblem: '🌊',
    villages: ['35.05.05.2011'],
    sellsFor: ['35.05.05.2004', '35.05.05.2007'],
    legal: 'nameApproved',
    story: {
      id: 'Menjaga pantai dan gua di Bakung, dan menjualkan keripik dari ladang singkong.',
      en: 'Cares for beaches and caves of Bakung and sells chips from its cassava fields.',
    },
    alsoAt: 'Loket Pantai Pangi',
  },
  {
    word: 'Tri Sejahtera',
    villages: ['35.05.06.2005', '35.05.06.2009', '35.05.06.2013'],
    area: 'Ponggok',
    legal: 'legalEntity',
    story: {
      id: 'Tiga desa, satu usaha: telur dari Kebonduren, bukit di Kawedusan, dan taman rusa di Maliran.',
      en: 'Three villages, one enterprise: eggs of Kebonduren, the hill of Kawedusan, the deer of Maliran.',
    },
  },
  {
    word: 'Nanas Madu',
    villages: ['35.05.06.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Nanas Ponggok dijual segar pada pagi hari; sisanya menjadi sirup dan dodol.',
      en: 'Ponggok pineapples leave fresh in the morning; the rest becomes syrup and dodol.',
    },
    pull: 1.3,
  },
  {
    word: 'Jago Tani',
    villages: ['35.05.06.2014'],
    legal: 'legalEntity',
    story: {
      id: 'Asal alpukat Si Jago: buahnya dijual saat panen, bibitnya sepanjang tahun.',
      en: 'Where the Si Jago avocado comes from: fruit in season, seedlings all year.',
    },
  },
  {
    word: 'Manis Nira',
    emblem: '🥥',
    villages: ['35.05.07.2009'],
    sellsFor: ['35.05.07.2005'],
    legal: 'legalEntity',
    story: {
      id: 'Ratusan penderes nira menitipkan gula kelapanya di sini; tetangganya menitipkan bibit koi.',
      en: 'Hundreds of tappers bring their coconut sugar here, and the neighbours their young koi.',
    },
    pull: 1.3,
  },
  {
    word: 'Sari Kelapa',
    emblem: '🪙',
    villages: ['35.05.07.2010'],
    sellsFor: ['35.05.07.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Gula semut, gula koin, dan sambel pecel manis dengan gula kelapa buatan sendiri.',
      en: 'Granulated and coin sugar, and a mild pecel sauce sweetened with them.',
    },
  },
  {
    word: 'Samudra Jaya',
    emblem: '🛶',
    villages: ['35.05.08.2003'],
    sellsFor: ['35.05.08.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Nelayan Tambakrejo mengasap tangkapannya sendiri dan mengajak tamu berkeliling teluk.',
      en: 'The fishers of Tambakrejo smoke their own catch and take guests around the bay.',
    },
    alsoAt: 'Loket Pantai Tambakrejo',
  },
  {
    word: 'Sapta Karya',
    emblem: '🌋',
    villages: [
      '35.05.09.2003',
      '35.05.09.2004',
      '35.05.09.2005',
      '35.05.09.2008',
      '35.05.09.2010',
      '35.05.09.2002',
      '35.05.09.2011',
    ],
    area: 'Nglegok',
    legal: 'legalEntity',
    story: {
      id: 'Tujuh desa di kaki Kelud berbagi satu gudang, satu mesin kemas, dan satu toko.',
      en: 'Seven villages at the foot of Kelud share one store house, one packing line and one shop.',
    },
    pull: 1.2,
  },
  {
    word: 'Bukit Kelud',
    villages: ['35.05.09.2001'],
    legal: 'legalEntity',
    story: {
      id: 'Durian, bibit durian, dan gardu pandang yang menghadap Gunung Kelud.',
      en: 'Durian, durian seedlings and a viewpoint that looks at Mount Kelud.',
    },
    alsoAt: 'Gardu Pandang Sumberasri',
  },
  {
    word: 'Koi Nusantara',
    villages: ['35.05.09.2006'],
    sellsFor: ['35.05.09.1009'],
    legal: 'legalEntity',
    story: {
      id: 'Kolam-kolam koi warga Kemloko, dari bibit sampai ikan kontes, dikirim dengan oksigen ganda.',
      en: 'The koi ponds of Kemloko, from fry to show fish, shipped with double oxygen.',
    },
    pull: 0.8,
  },
  {
    word: 'Palah Sejahtera',
    emblem: '🛕',
    villages: ['35.05.09.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Tetangga Candi Penataran: pemandu, telaga, batik motif koi, dan koi sungguhan.',
      en: 'Next door to Penataran temple: guides, a pond, koi batik and real koi.',
    },
    alsoAt: 'Pintu Timur Candi Penataran',
  },
  {
    word: 'Irama Kayu',
    villages: ['35.05.10.2001'],
    legal: 'legalEntity',
    story: {
      id: 'Kendang jimbe dibubut, diukir, dan dicoba iramanya di tepi sungai yang tenang.',
      en: 'Djembe drums are turned, carved and tried out beside a quiet river.',
    },
    alsoAt: 'Sanggar Jimbe Minggirsari',
  },
  {
    word: 'Dapur Punten',
    emblem: '🍱',
    villages: ['35.05.10.2002'],
    sellsFor: ['35.05.10.2004'],
    legal: 'nameApproved',
    story: {
      id: 'Memasak untuk rombongan: pecel punten, nasi ampok, dan kacang telur untuk oleh-oleh.',
      en: 'Cooks for groups: pecel punten, corn rice, and peanuts to take home.',
    },
    alsoAt: 'Pendopo Desa Jatinom',
  },
  {
    word: 'Lumbung Kue',
    villages: ['35.05.10.2006'],
    sellsFor: ['35.05.10.2005'],
    legal: 'unregistered',
    story: {
      id: 'Toko kecil untuk madumongso dan opak gambir dari dapur Tlogo dan Papungan.',
      en: 'A small shop for the sweets and wafers of Tlogo and Papungan.',
    },
  },
  {
    word: 'Agro Belimbing',
    villages: ['35.05.10.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Kebun belimbing dan alpukat yang boleh dipetik sendiri, dengan sari buah untuk hajatan.',
      en: 'Starfruit and avocado orchards where you pick your own, and juice for celebrations.',
    },
    alsoAt: 'Gerbang Kebun Petik Karangsono',
    pull: 1.2,
  },
  {
    word: 'Cakra Budaya',
    villages: ['35.05.10.2011'],
    legal: 'legalEntity',
    story: {
      id: 'Sanggar batik Cakra Palah di dekat Candi Sawentar, dengan kelas membatik setiap pekan.',
      en: 'The Cakra Palah batik studio near Sawentar temple, with a class every week.',
    },
    alsoAt: 'Sanggar Batik Sawentar',
    pull: 1.3,
  },
  {
    word: 'Sinar Tani',
    emblem: '🐠',
    villages: ['35.05.11.2007'],
    sellsFor: ['35.05.11.2005', '35.05.11.1006'],
    legal: 'legalEntity',
    story: {
      id: 'Peyek, gurami, dan rambutan dari tiga tetangga di Garum.',
      en: 'Rempeyek, gourami and rambutan from three neighbours in Garum.',
    },
  },
  {
    word: 'Sumber Waras',
    villages: ['35.05.12.2011'],
    sellsFor: ['35.05.12.1004'],
    legal: 'unregistered',
    story: {
      id: 'Baru mulai: menjualkan telur asin asap dari peternak bebek di Kalipang.',
      en: 'Just beginning: sells smoked salted eggs of the duck keepers in Kalipang.',
    },
    pull: 0.5,
  },
  {
    word: 'Segara Indah',
    villages: ['35.05.13.2001'],
    legal: 'legalEntity',
    story: {
      id: 'Desa wisata Serang: pantai, penyu, gua, dan festival tahunan yang dikelola bersama warga.',
      en: 'The tourism village of Serang: beach, turtles, caves and a yearly festival, run by its people.',
    },
    alsoAt: 'Loket Pantai Serang',
  },
  {
    word: 'Rimba Madu',
    emblem: '🍯',
    villages: ['35.05.13.2004'],
    legal: 'legalEntity',
    story: {
      id: 'Madu hutan, keripik gadung, dan air terjun di perbukitan selatan.',
      en: 'Forest honey, gadung chips and a waterfall in the southern hills.',
    },
  },
  {
    word: 'Wedi Ombo',
    emblem: '🏝️',
    villages: ['35.05.13.2005'],
    legal: 'unregistered',
    story: {
      id: 'Mengantar tamu ke gugusan karang Peh Pulo dengan pemandu dari desa.',
      en: 'Takes guests to the little islands of Peh Pulo with guides from the village.',
    },
  },
  {
    word: 'Anyam Pangan',
    emblem: '🧺',
    villages: ['35.05.13.2009'],
    legal: 'legalEntity',
    story: {
      id: 'Anyaman bambu dan pangan lokal: besek, tampah, tiwul, dan nasi jagung.',
      en: 'Bamboo weaving and local staples: boxes, trays, tiwul and corn rice.',
    },
  },
  {
    word: 'Guyub Rukun',
    villages: ['35.05.14.2006'],
    sellsFor: ['35.05.14.2002', '35.05.14.2010'],
    legal: 'legalEntity',
    story: {
      id: 'Bumbu, kue kering, dan durian Badugol dari desa-desa di Talun.',
      en: 'Spice pastes, cookies and Badugol durian from the villages of Talun.',
    },
  },
  {
    word: 'Lembah Susu',
    emblem: '🐄',
    villages: ['35.05.15.2012'],
    sellsFor: ['35.05.15.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Desa wisata Semen: memerah sapi, arung jeram, dan menginap bersama keluarga desa.',
      en: 'The tourism village of Semen: milking, rafting and nights with a village family.',
    },
    alsoAt: 'Pusat Informasi Wisata Semen',
  },
  {
    word: 'Kelud Hijau',
    villages: ['35.05.15.2013'],
    legal: 'legalEntity',
    story: {
      id: 'Gula aren, susu segar, dan jalur pendakian di desa tertinggi di Gandusari.',
      en: 'Palm sugar, fresh milk and the hiking trail of the highest village in Gandusari.',
    },
    alsoAt: 'Pos Pendakian Tulungrejo',
    closed: {
      id: 'Gudang sedang direnovasi. Kami buka kembali minggu depan.',
      en: 'The store house is being renovated. We open again next week.',
    },
  },
  {
    word: 'Tirta Monte',
    emblem: '🌾',
    villages: ['35.05.15.2014'],
    legal: 'legalEntity',
    story: {
      id: 'Sawah organik dan kopi arabika di sekitar telaga Rambut Monte.',
      en: 'Organic rice and arabica around the Rambut Monte lake.',
    },
    alsoAt: 'Loket Rambut Monte',
    pull: 1.4,
  },
  {
    word: 'Umbi Jaya',
    villages: ['35.05.16.2010'],
    sellsFor: ['35.05.16.2003', '35.05.16.2005'],
    legal: 'nameApproved',
    story: {
      id: 'Singkong, jagung, dan ubi ungu diolah menjadi mocaf, marning, dan carang mas.',
      en: 'Turns cassava, corn and purple yam into flour, corn nuts and candied nests.',
    },
  },
  {
    word: 'Catur Manunggal',
    emblem: '🫖',
    villages: ['35.05.17.2007', '35.05.17.2009', '35.05.17.2005', '35.05.17.2008'],
    sellsFor: ['35.05.17.1001', '35.05.17.1002', '35.05.17.1003'],
    area: 'Wlingi',
    legal: 'legalEntity',
    story: {
      id: 'Empat desa menyatukan kopi dan tehnya, dan membantu warga kelurahan menjual uceng dan madu.',
      en: 'Four villages pool their coffee and tea, and help the townspeople sell river fish and honey.',
    },
    alsoAt: 'Kebun Teh Sirah Kencong',
    pull: 1.8,
  },
  {
    word: 'Padi Emas',
    emblem: '🍚',
    villages: ['35.05.18.2003'],
    legal: 'legalEntity',
    story: {
      id: 'Beras giling baru, rambak, dan sambel pecel dari Plumbangan.',
      en: 'Freshly milled rice, beef crackers and pecel sauce of Plumbangan.',
    },
    pull: 1.5,
  },
  {
    word: 'Kawi Robusta',
    villages: ['35.05.18.2004'],
    sellsFor: ['35.05.18.2008', '35.05.18.2010'],
    legal: 'legalEntity',
    story: {
      id: 'Robusta petik merah dari lereng Kawi, dan pagi di atas awan di Puncak Langit.',
      en: 'Red-picked robusta from the slopes of Kawi, and mornings above the clouds.',
    },
    pull: 1.7,
  },
  {
    word: 'Ciprat Inklusi',
    emblem: '👘~110',
    villages: ['35.05.18.2009'],
    sellsFor: ['35.05.18.2005'],
    legal: 'legalEntity',
    story: {
      id: 'Batik ciprat karya penyandang disabilitas, berdampingan dengan kopi fermentasi dan keripik talas.',
      en: 'Splash batik by makers with disabilities, beside fermented coffee and taro chips.',
    },
  },
  {
    word: 'Tri Tunggal',
    emblem: '🐝',
    villages: ['35.05.19.2007', '35.05.19.2005', '35.05.19.2003'],
    area: 'Kesamben',
    legal: 'nameApproved',
    story: {
      id: 'Madu klanceng, keripik nangka, dan sungai tempat ikan bader dilindungi.',
      en: 'Stingless-bee honey, jackfruit chips and a river where bader fish are protected.',
    },
  },
  {
    word: 'Melon Wangi',
    villages: ['35.05.20.2007'],
    sellsFor: ['35.05.20.2004', '35.05.20.2008'],
    legal: 'legalEntity',
    story: {
      id: 'Rumah kaca melon di desa cerdas, jagung dari ladang, dan pantai untuk berselancar.',
      en: 'Melon greenhouses in a smart village, corn from the fields and a beach for surfing.',
    },
    alsoAt: 'Rumah Kaca Melon Wates',
  },
  {
    word: 'Kebun Campur',
    villages: ['35.05.21.2007'],
    legal: 'legalEntity',
    story: {
      id: 'Kebun tumpang sari: salak, pisang, temulawak, dan kopi jahe dari satu lereng.',
      en: 'Mixed gardens: snake fruit, bananas, temulawak and ginger coffee from one slope.',
    },
  },
  {
    word: 'Mina Usaha',
    emblem: '🐟~150',
    villages: ['35.05.21.2010'],
    sellsFor: ['35.05.21.2008'],
    legal: 'legalEntity',
    story: {
      id: 'Nila dan lele dari kolam air mengalir, segar, beku, atau menjadi abon dan stik.',
      en: 'Tilapia and catfish from running water: fresh, frozen, or as floss and sticks.',
    },
  },
  {
    word: 'Banyu Bening',
    villages: ['35.05.22.2007'],
    sellsFor: ['35.05.22.2001'],
    legal: 'nameApproved',
    story: {
      id: 'Kolam renang desa di Popoh dan keripik sukun dari Mandesan.',
      en: 'The village pool of Popoh and breadfruit chips from Mandesan.',
    },
    pull: 0,
  },
]
