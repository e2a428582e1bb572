"""Statements: read where they are sure, silent where they are not; nothing right is called wrong."""

from __future__ import annotations

import pytest

from tests.kalimat.putusan import hubungan, salah

# Doubtful or unrelated figures: the rules must say nothing is wrong.
DIAM = (
    "Capaian kinerja tahun 2022 sebesar 100,33% mengalami penurunan dari tahun sebelumnya sebesar 13,31%.",
    "Realisasi 79,25 naik dibanding tahun lalu sebesar 3,60 atau 4,76%.",
    "Target 2026 sebesar 75,40 naik dari target 2025 sebesar 75,00 dan realisasi 69,61.",
    "IKM naik dari 98,30 (target 98,21) menjadi 99,03 (target 98,40)",
    "Realisasi TB I 25%, TB II 50%, TB III 75% dari target 100%",
    "Realisasi sebesar 81,40 lebih tinggi 2,76 dari target 78,64 (103,51%)",
    "Target kinerja 100%, realisasi keuangan 98,5%, capaian kinerja 97%",
    "target 75, realisasi 69,61, serapan anggaran 86,74%",
    "Target 40 peserta, realisasi 38 peserta laki-laki dan 2 perempuan (100%)",
    "Target 5 dokumen: 3 dokumen terealisasi (60%)",
    "Realisasi meningkat menjadi 69,61 dari target 75,00",
    "turun 3 tingkat dari peringkat 5 menjadi 8",
    "naik dari 75 (2023) menjadi 78 (2024) dan 80 (2025)",
    "naik 2 kali lipat dari 100 menjadi 300",
    "rata-rata kenaikan 2% per tahun dari 70 menjadi 79",
    "- Target layanan 75 orang\n- Realisasi bantuan 60 orang\n- Capaian vaksin 95%",
    "Target IKM 98,40. Realisasi IPP 4,05. Capaian AKIP 103%.",
    "Target 2025 78,64, target 2026 81,50, realisasi 2025 81,40 (103,51%)",
    "Target 2026 sebesar 79,00. Realisasi 2025 sebesar 78,00 (capaian 104,00%).",
    "Target IKM dan IPP berturut-turut 98,40 dan 3,68, realisasi 99,03 dan 4,05 (100,64% dan 110,05%)",
    "Target yang ditetapkan 80-85, realisasi 83 (capaian 100%)",
    "Anggaran Rp2,3 miliar terealisasi Rp2,1 miliar (90%)",
    "normalisasi: target 3,20 realisasi 3,65 capaian 110%",
    "Realisasi 114,06% dinormalkan menjadi 110% dari target 100%",
    "target 75,65 terealisasi 79,25 dengan selisih 3,60 (4,76%)",
    "Dari 12 kegiatan, target 10, realisasi 8, sisanya 2 (20%)",
    "13 = 9 + 10 + 11 + 12",
    "(1) x (100% - (2))",
    "12 = 11/6 x100%",
    "0,95 + 0,93 + … + 0,42 = 3,82",
    "IKM 3,96 (skala 1-4) = 99,03",
    "Target triwulan I 25, triwulan II 50, triwulan III 75, triwulan IV 100; realisasi triwulan IV 98 (98%)",
    "target 12 laporan tercapai 100% dengan realisasi anggaran 98,5%",
    "realisasi 1.234 dari target 1,5 (82%)",
    "Efisiensi anggaran sebesar 13,26% dari capaian kinerja 92,81% dan serapan anggaran 86,74%",
    "Target 2025 sebesar 8,60, sedangkan realisasi IKM kabupaten 91,99 (105%)",
    "Realisasi IKPP 9,00 (target provinsi 9,24) atau 104,90% dari target 8,58",
    "IKPP = ((IKM non konversi × 2,5) + (IPP × 2)) / 2",
    "realisasi 79,25 melampaui target sebesar 3,60 (4,76%)",
    "Nilai IKM tahun 2025 sebesar 99,03 melampaui target sebesar 0,63 (0,64%)",
    "Kategori A untuk IKM 99,03 (88,31 - 100,00) dengan target 98,40",
)
# True statements in unusual wordings: all of them are recomputed.
BENAR = (
    "Persentase kepuasan masyarakat di tahun 2018 sebesar 90,83% dari target yang telah di tetapkan sebesar 65%,"
    " sehingga capaian persentase kepuasan masyarakat terhadap Polri sebesar 139,74%.",
    "realisasi pada tahun 2018 mencapai 90,83% dari target sebesar 65 % sehingga capaian kinerja sebesar 139,74 %.",
    "target 2 (dua) dokumen terealisasi 2 (dua) dokumen (100%)",
    "target 12 dokumen realisasi 12 dokumen atau terealisasi 100%",
    "realisasi persentase desa tertib 85% dari target 80% (106,25%)",
    "indikator mencatatkan realisasi sebesar 79,25 dari target yang ditetapkan sebesar 75,65, sehingga menghasilkan"
    " capaian kinerja sebesar 104,76%",
    "capaian indikator sebesar 79,25 (104,76%) dari target 75,65",
    "target\n75,65 terealisasi\n79,25 (tercapai\n104,76%)",
    "Realisasi anggaran sebesar Rp2.319.146.481 atau 86,74% dari pagu Rp2.673.693.824",
    "target 12 laporan, terealisasi 12 laporan (100%) dengan anggaran Rp50.000.000 terealisasi Rp49.000.000 (98%)",
    "TB III: target 8,60 realisasi 9,00 (104,65%); TB IV: target 8,58 realisasi 9,00 (104,90%)",
    "target awal 8,60 target perubahan 8,58 realisasi 9,00 (104,90%)",
    "Target prevalensi stunting tahun 2025 sebesar 14,00 dan realisasi 12,50 sehingga capaian 110,71%",
    "NKO = (92,81% + 104,90% + 104,76%) / 3 = 302,47% / 3 = 100,82%",
    "Capaian kinerja sebesar 92,81% dengan realisasi anggaran 86,74% sehingga terdapat efisiensi sebesar 6,07%",
    "92,81% dikurangi 86,74% sama dengan 6,07%",
    "Nilai akhir = 105,29% x (100% - 10%) = 94,76%",
    "Anggaran bertambah dari Rp2.000.000.000 menjadi Rp2.500.000.000 atau naik 25%",
    "naik dari 80,00% menjadi 85,50% atau naik 5,50%",
    "Target 2026 sebesar 79,30 naik 0,05 poin atau 0,06% dari realisasi 2025 sebesar 79,25",
    "Nilai AKIP tahun 2025 sebesar 80,00 dengan predikat BB.",
    "Untuk indikator SAKIP, dari target sebesar 78,64 berhasil dicapai 81,40 sehingga persentase capaiannya 103,51%.",
    "Capaian IKU-1 pada akhir tahun 2025 adalah 69,61 atau 92,81% dari target 75,00.",
    "Indeks RB ditetapkan targetnya 75,65, sedangkan realisasinya 79,25, dengan demikian capaiannya adalah 104,76%.",
    "Realisasi IKM (99,03) dibandingkan dengan target (98,40) menghasilkan capaian 100,64%.",
    "Nilai IKM tahun 2025 sebesar 99,03 telah melampaui target 98,40 (100,64%)",
    "Anggaran yang tersedia Rp2.673.693.824,00 dan yang terealisasi Rp2.319.146.481,00 sehingga serapannya 86,74%.",
    "Target kinerja tahun 2025 dalam PK adalah 8,58 dan dapat dicapai sebesar 9,00 atau 104,90%.",
    "Ada peningkatan nilai AKIP dari tahun 2024 sebesar 78,44 ke tahun 2025 sebesar 81,40 atau 3,77%.",
    "Realisasi turun 2,00 poin dari 80,00 di tahun 2024 ke 78,00 di tahun 2025",
    "Sisa anggaran = Rp2.673.693.824 - Rp2.319.146.481 = Rp354.547.343",
)


@pytest.mark.parametrize("teks", DIAM)
def test_doubtful_statements_are_not_called_wrong(teks: str) -> None:
    assert salah(teks) == []


@pytest.mark.parametrize("teks", BENAR)
def test_true_statements_are_recomputed(teks: str) -> None:
    putusan = [h.status for h in hubungan(teks)]
    assert putusan
    assert "wrong" not in putusan


def test_rounding_is_no_mistake() -> None:
    assert [h.status for h in hubungan("IPP = 75% × F02 3,82 + 25% × F03 4,76 = 4,05")] == ["rounding"]
    assert [h.status for h in hubungan("IPP = 75% × F02 3,82 + 25% × F03 4,76 = 4,04")] == ["wrong"]


def test_the_finding_quotes_and_computes() -> None:
    (temuan,) = [h.temuan for h in hubungan("Nilai AKIP ditargetkan 78,64 terealisasi 81,40 (tercapai 103,15%).")]
    assert temuan is not None
    assert (temuan.ditemukan, temuan.seharusnya, temuan.alamat) == ("103,15%", "103,51%", "A1")
    assert "ditargetkan 78,64 terealisasi 81,40 (tercapai 103,15%)" in temuan.pesan
    assert temuan.uraian == "capaian = realisasi ÷ target = 81,40 ÷ 78,64 = 103,51%"
