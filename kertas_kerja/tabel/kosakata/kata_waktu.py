"""Kata-kata waktu yang dipakai bersama: "sampai dengan" dan sebutan tribulan, potongan pola atas huruf kecil."""

from __future__ import annotations

KATA_TRIBULAN = r"(?:t[bwr]|trw|triw|triwulan|triwilan|tribulan|[kq]uartal|q)"
KE_TRIBULAN = r"(?:iv|iii|ii|i|[1-4])"
TRIBULAN = ("TB I", "TB II", "TB III", "TB IV")
# Tribulan menurut angka Romawi dan angka biasanya: "ii" dan "2" adalah "TB II".
TRIBULAN_KE = {ke: tb for i, tb in enumerate(TRIBULAN, 1) for ke in (tb.removeprefix("TB ").lower(), str(i))}
# "SD" juga Sekolah Dasar: tanpa titik atau garis ia "sampai dengan" hanya di depan kata waktu.
_MASA = rf"(?:{KATA_TRIBULAN}(?:[ .-]*{KE_TRIBULAN})?|bulan|tahun|semester|minggu|periode|20\d\d)\b"
SAMPAI_DENGAN = rf"(?<![a-z])(?:s ?[/.] ?d\b\.?|sampai(?: dengan)?\b|s ?d\b\.?(?= ?(?:akhir |saat )?{_MASA}))"
RENTANG_TAHUN = rf"(20\d\d) *(?:[-–—]|{SAMPAI_DENGAN}|hingga) *(?:tahun )?(20\d\d)(?!\d)"  # awal dan akhirnya
