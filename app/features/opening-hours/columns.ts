// Columns of a query in which `s` is the shop, for pages that show both beside other things.

/** As `ShopHours[]`. */
export const hoursColumn = `
    (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensAt', h.opens_at,
        'closesAt', h.closes_at) ORDER BY h.weekday), '[]')
      FROM shop_hours h WHERE h.shop_id = s.id)`

/** As `Holiday[]`: those of today and of the next weeks. */
export const holidaysColumn = `
    (SELECT coalesce(jsonb_agg(jsonb_build_object('from', h.from_date, 'to', h.to_date,
        'reason', jsonb_build_object('id', h.reason_id, 'en', h.reason_en),
        'isNow', h.from_date <= shop_today(s.id)) ORDER BY h.from_date), '[]')
      FROM shop_holidays h WHERE h.shop_id = s.id AND h.to_date >= shop_today(s.id)
        AND h.from_date <= shop_today(s.id) + 30)`
