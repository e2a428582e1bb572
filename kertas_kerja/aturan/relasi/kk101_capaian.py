"""KK101: Capaian harus sama dengan realisasi dibagi target."""

from kertas_kerja.aturan.dasar import Aturan

ATURAN = Aturan(
    kode="KK101",
    nama="Capaian",
    tingkat="error",
    apa="Capaian harus sama dengan realisasi dibagi target.",
    mengapa=(
        "Capaian dibaca paling dulu oleh evaluator dan menjadi dasar seluruh rantai penilaian; satu "
        "capaian keliru mengubah NKO dan predikat."
    ),
    contoh="realisasi 9,00 dan target 8,60 memberi capaian 104,65%, bukan 104,90%",
    cara="Perbaiki capaian, atau periksa kembali target dan realisasi pada baris itu.",
    dasar="permenpanrb-53-2014",
    rumus="capaian = realisasi ÷ target (untuk indikator makin rendah makin baik menurut bentuk di profil)",
)
