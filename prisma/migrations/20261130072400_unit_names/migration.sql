-- Measures in one spelling (app/features/catalog/unit-name.ts), so that what is sold by `Kilo` or `Kg.` is
-- weighed like what is sold by `kg`. Goods only: the units of visits are words of the program.

UPDATE listings SET unit = measures.name, updated_at = now()
FROM (VALUES
  ('kg', ARRAY['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms']),
  ('g', ARRAY['g', 'gr', 'grm', 'gram', 'grams']),
  ('liter', ARRAY['l', 'lt', 'ltr', 'liter', 'liters', 'litre', 'litres']),
  ('ml', ARRAY['ml', 'mililiter', 'milliliter', 'milliliters', 'millilitre', 'millilitres'])
) AS measures (name, writings)
WHERE listings.kind = 'product' AND listings.unit <> measures.name
  AND regexp_replace(regexp_replace(lower(btrim(listings.unit)), '^(per\s+|/\s*)', ''), '\.$', '')
    = ANY (measures.writings);
