/** Two tones of the background, the tone of what the art stands on, and one of contrast. */
export type Palette = { light: string; deep: string; base: string; accent: string }

const palette = (light: string, deep: string, base: string, accent: string): Palette => ({
  light,
  deep,
  base,
  accent,
})

const paper = palette('#fbeed2', '#eec98c', '#fff8e8', '#b0431d')

/** By category, several each, so that neighbours on a shelf differ. */
export const palettes: Record<string, readonly Palette[]> = {
  'jajanan-tradisional': [
    palette('#fde6d0', '#f2b48a', '#fff5e9', '#a33f1f'),
    palette('#fbe7ea', '#eba9a4', '#fff6f3', '#8f2f3c'),
    palette('#fbeecb', '#eecb73', '#fffaea', '#97600f'),
  ],
  'keripik-kerupuk': [
    palette('#fff0c2', '#f6c14a', '#fffaea', '#b4561a'),
    palette('#fde3c4', '#ef9c55', '#fff5ea', '#93330f'),
    palette('#eef2cf', '#bccb6d', '#fbfdee', '#5b6b17'),
  ],
  'bumbu-sambal': [
    palette('#fbdcd0', '#e57d5c', '#fff1ea', '#8d2313'),
    palette('#e9f0d2', '#a3bd6b', '#f9fcee', '#40601e'),
    palette('#fde8c8', '#eaa44d', '#fff7e9', '#8a3f10'),
  ],
  'gula-madu': [
    palette('#fcebc4', '#eab14d', '#fff8e6', '#8f560c'),
    palette('#f2e2cf', '#c79a6b', '#fbf3e8', '#6b3f1a'),
  ],
  kopi: [
    palette('#efe0cf', '#b48a64', '#faf2e7', '#5f3417'),
    palette('#e4e9d8', '#93a97d', '#f6f9ef', '#3c5a2c'),
    palette('#f3e3d6', '#c98d6b', '#fcf4ec', '#7a3418'),
  ],
  teh: [
    palette('#e4f1dc', '#93c28a', '#f5fbf0', '#2f6537'),
    palette('#edf1cf', '#b9c46a', '#fbfdee', '#5b6a1c'),
  ],
  cokelat: [
    palette('#f0dfd3', '#b98a73', '#fbf2ec', '#5e2c18'),
    palette('#f6e2e0', '#cf9491', '#fdf3f1', '#77302f'),
  ],
  'minuman-jamu': [
    palette('#fff0c9', '#f2bd4c', '#fffaea', '#9a5a0d'),
    palette('#dff0ea', '#86c0b0', '#f2fbf8', '#1f6355'),
  ],
  'bahan-pokok': [
    palette('#f3ecd8', '#cdb987', '#fdfaf0', '#6d5a22'),
    palette('#e7efd9', '#a9c182', '#f8fbf0', '#44622a'),
  ],
  buah: [
    palette('#fff1c4', '#f3c64c', '#fffbe9', '#97620d'),
    palette('#e2f2d5', '#94c878', '#f5fcee', '#35692a'),
    palette('#fde0cf', '#f0976b', '#fff3ec', '#9c3a17'),
  ],
  'sayur-rempah': [
    palette('#e0f1d9', '#86c07e', '#f3fbef', '#2b6533'),
    palette('#fbe3d2', '#ea9a6a', '#fff4ec', '#95391a'),
  ],
  'telur-susu': [
    palette('#e3eff7', '#93bfdc', '#f5fafe', '#24587c'),
    palette('#fbeed5', '#eecb8c', '#fffaef', '#96600f'),
  ],
  'ikan-segar': [
    palette('#dcf0f1', '#7cc0c4', '#f0fafa', '#17626b'),
    palette('#e0ebf8', '#8db3df', '#f3f8fe', '#234f86'),
  ],
  'ikan-hias': [
    palette('#d9f0ef', '#64bcbb', '#eefaf9', '#a8321d'),
    palette('#dde9f9', '#7ea9e0', '#f1f7fe', '#b33a1a'),
  ],
  pertanian: [
    palette('#e3f0d4', '#93bd68', '#f6fbee', '#3a6521'),
    palette('#efe6d2', '#bf9f68', '#faf5ea', '#66481a'),
  ],
  'alat-musik': [
    palette('#f6e0cd', '#d4915f', '#fdf3ea', '#7f3413'),
    palette('#e6e2f1', '#a89ad0', '#f7f5fc', '#4b3a80'),
  ],
  gerabah: [
    palette('#f7ddcd', '#d68a64', '#fdf2eb', '#87351a'),
    palette('#efe4d4', '#c1a07a', '#faf4ea', '#67472a'),
  ],
  'bambu-kayu-batok': [
    palette('#ecefd4', '#b3bb72', '#fafbee', '#575f1c'),
    palette('#f1e3d0', '#c59c6b', '#fbf4e9', '#6a4218'),
  ],
  'batik-busana': [
    palette('#eadfd0', '#b39068', '#f9f2e8', '#5a3113'),
    palette('#dfe3f0', '#8d9ac6', '#f4f6fc', '#2e3a77'),
    palette('#f5dedb', '#cf8d85', '#fdf3f1', '#7c2a26'),
  ],
  'perawatan-tubuh': [
    palette('#fbe4e6', '#e7a7ad', '#fff5f5', '#8d3543'),
    palette('#e3f1e6', '#97c6a3', '#f5fbf6', '#2d6543'),
  ],
}

export const palettesOf = (category: string): readonly Palette[] => palettes[category] ?? [paper]
