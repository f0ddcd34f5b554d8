export type Announcement = {
  id: string
  titleId: string
  titleEn: string
  textId: string
  textEn: string
}
