"""The formula language: one expression, four readings (Decimal, interval, Excel text, words).

Tables write relations with the names of `ekspresi`; the readings are `hitung.hitung`, `selang.selang`,
`excel.excel` / `excel.rumus_sel`, `uraian.uraian`, and `putusan.putuskan` compares a reading with what is
written.
"""
